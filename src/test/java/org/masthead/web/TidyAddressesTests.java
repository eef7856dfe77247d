package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TidyAddressesTests {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/section/politics/, /section/politics",
        "/section/politics///, /section/politics",
        "/Section/Politics, /section/politics",
        "/2026/11/A-Story/, /2026/11/a-story",
        "/tag/%C3%9C/, /tag/%C3%9C",
        "//evil.test/, /evil.test",
        "//Evil.test, /evil.test",
        "//, /",
        "/Desk/articles, /desk/articles",
    })
    void readersAreSentToTheTidyAddress(String path, String tidy) throws Exception {
        MockHttpServletResponse response = answer("GET", path, "page=2&Q=A/");
        assertThat(response.getStatus()).isEqualTo(301);
        assertThat(response.getHeader("Location")).isEqualTo(tidy + "?page=2&Q=A/");
        assertThat(answer("HEAD", path, null).getHeader("Location")).isEqualTo(tidy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/section/politics",
                "/tag/%C3%9C",
                "/css/Page.css",
                "/media/AbC/",
                "/desk/",
                "/desk/Articles",
                "/invitation/AbC",
                "/actuator/Health",
                "/images/"
            })
    void theseStayAsTheyAre(String path) throws Exception {
        assertThat(answer("GET", path, null).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void nothingThatWritesIsRedirected(String method) throws Exception {
        assertThat(answer(method, "/2026/11/A/comments", null).getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse answer(String method, String path, @Nullable String query) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setQueryString(query);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new TidyAddresses().doFilter(request, response, new MockFilterChain());
        return response;
    }
}
