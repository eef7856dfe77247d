package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

@NewsroomTest
class HandlersByBeginningTests {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @ParameterizedTest
    @CsvSource({
        "'', /, FrontPageController",
        "'', /section/harbour, SectionFrontController",
        "'', /%73ection/harbour, SectionFrontController",
        "'', /section;a=b/harbour, SectionFrontController",
        "/paper, /paper/section/harbour, SectionFrontController",
        "/section, /section/section/harbour, SectionFrontController",
        "'', /2026/11/harbour-reopens, ArticlePageController",
    })
    void addressLeadsWhereItAlwaysDid(String context, String uri, String controller) throws Exception {
        assertThat(controllerFor(context, uri)).isEqualTo(controller);
    }

    @Test
    void addressThatOnlyBeginsWithTheSameLettersIsAnother() throws Exception {
        assertThat(controllerFor("", "/sections/harbour")).isNotEqualTo("SectionFrontController");
    }

    private String controllerFor(String context, String uri) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", uri);
        request.setContextPath(context);
        ServletRequestPathUtils.parseAndCache(request);
        HandlerExecutionChain found = mapping.getHandler(request);
        return found == null
                ? ""
                : ((HandlerMethod) found.getHandler()).getBeanType().getSimpleName();
    }
}
