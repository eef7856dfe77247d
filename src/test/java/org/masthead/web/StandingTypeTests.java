package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

class StandingTypeTests {

    private static final Map<String, String> TEMPLATES = Map.of(
            "plate",
                    "<p th:fragment=\"plate\" th:classappend=\"${front} ? 'large'\" th:text=\"${name.printed}\">name</p>",
            "open", "<p th:fragment=\"open\" th:text=\"|${name.printed} ${secret} ${front}|\">name</p>",
            "bean", "<p th:fragment=\"bean\" th:text=\"${@clock.hour(name)}\">hour</p>",
            "words", "<p th:fragment=\"words\" th:text=\"#{greeting}\">words</p>");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final StringTemplateResolver resolver = new StringTemplateResolver() {
        @Override
        protected ITemplateResource computeTemplateResource(
                IEngineConfiguration configuration,
                @Nullable String owner,
                String template,
                @Nullable Map<String, Object> attributes) {
            return new StringTemplateResource(TEMPLATES.getOrDefault(template, template));
        }
    };

    /** A name that counts how often it is printed. */
    public record Name(String text, AtomicInteger prints) {

        public String printed() {
            prints.incrementAndGet();
            return text;
        }
    }

    @BeforeEach
    void templates() {
        engine.addDialect(new StandingType());
        resolver.setCacheable(true);
        engine.setTemplateResolver(resolver);
        StaticMessageSource words = new StaticMessageSource();
        words.addMessage("greeting", Locale.UK, "Good day");
        words.addMessage("greeting", Locale.GERMANY, "Guten Tag");
        engine.setMessageSource(words);
    }

    @Test
    void fragmentIsPrintedOnceForWhatItIsGiven() {
        AtomicInteger prints = new AtomicInteger();
        String page = "<body><p kept:replace=\"~{plate :: plate(name=${name}, front=${front})}\"></p></body>";
        for (int i = 0; i < 3; i++) {
            assertThat(printed(page, Map.of("name", new Name("Harbour <Echo>", prints), "front", false)))
                    .isEqualTo("<body><p>Harbour &lt;Echo&gt;</p></body>");
        }
        assertThat(prints).hasValue(1);
    }

    @Test
    void nothingStandsWhileTemplatesAreBeingWritten() {
        resolver.setCacheable(false);
        AtomicInteger prints = new AtomicInteger();
        String page = "<p kept:replace=\"~{plate :: plate(name=${name}, front=false)}\"></p>";
        printed(page, Map.of("name", new Name("Echo", prints)));
        printed(page, Map.of("name", new Name("Echo", prints)));
        assertThat(prints).hasValue(2);
    }

    @Test
    void whateverIsGivenAnewIsPrintedAnew() {
        AtomicInteger prints = new AtomicInteger();
        String page = "<p kept:replace=\"~{plate :: plate(name=${name}, front=${front})}\"></p>";
        assertThat(printed(page, Map.of("name", new Name("Echo", prints), "front", false)))
                .isEqualTo("<p>Echo</p>");
        assertThat(printed(page, Map.of("name", new Name("Post", prints), "front", false)))
                .isEqualTo("<p>Post</p>");
        assertThat(printed(page, Map.of("name", new Name("Post", prints), "front", true)))
                .isEqualTo("<p class=\"large\">Post</p>");
    }

    @Test
    void fragmentSeesNothingThatItIsNotGivenAndLeavesNothingBehind() {
        String page = "<p kept:replace=\"~{open :: open(name=${name})}\"></p><b th:text=\"${name.text + secret}\"></b>";
        assertThat(printed(
                        page, Map.of("name", new Name("Echo", new AtomicInteger()), "secret", "mine", "front", true)))
                .isEqualTo("<p>Echo null null</p><b>Echomine</b>");
    }

    @Test
    void fragmentHasNoBeans() {
        assertThatExceptionOfType(TemplateProcessingException.class)
                .isThrownBy(() -> printed("<p kept:replace=\"~{bean :: bean(name='x')}\"></p>", Map.of()));
    }

    @Test
    void everyLanguageHasItsOwnWords() {
        String page = "<p kept:replace=\"~{words :: words}\"></p>";
        assertThat(printed(page, Map.of(), Locale.UK)).isEqualTo("<p>Good day</p>");
        assertThat(printed(page, Map.of(), Locale.GERMANY)).isEqualTo("<p>Guten Tag</p>");
    }

    @Test
    void conditionOfTheElementGoesFirst() {
        String page = "<p th:if=\"${name}\" kept:replace=\"~{plate :: plate(name=${name}, front=false)}\"></p>";
        assertThat(printed(page, Map.of())).isEmpty();
    }

    @Test
    void valueWithoutNameIsRefused() {
        assertThatExceptionOfType(TemplateProcessingException.class)
                .isThrownBy(() -> printed("<p kept:replace=\"~{plate :: plate('x')}\"></p>", Map.of()))
                .withStackTraceContaining("by name");
    }

    private String printed(String page, Map<String, Object> variables) {
        return printed(page, variables, Locale.UK);
    }

    private String printed(String page, Map<String, Object> variables, Locale language) {
        MockServletContext servlet = new MockServletContext();
        return engine.process(
                page,
                new WebContext(
                        JakartaServletWebApplication.buildApplication(servlet)
                                .buildExchange(new MockHttpServletRequest(servlet), new MockHttpServletResponse()),
                        language,
                        variables));
    }
}
