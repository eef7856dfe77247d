package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What the short way reads is what Spring's expression language reads. */
class PropertyPathsTests {

    private final SpringTemplateEngine plain = engine();
    private final SpringTemplateEngine swift = engine();
    private final Context context = new Context();

    /** A story, as a record. */
    public record Story(String headline, @Nullable Desk desk, int words) {

        public boolean isLong() {
            return words > 1000;
        }

        public String failing() {
            throw new IllegalStateException("no such page");
        }
    }

    /** A desk, with a getter. */
    public static final class Desk {

        public String getName() {
            return "City <desk>";
        }
    }

    /** Not to be seen from outside. */
    record Hidden(String name) {}

    @BeforeEach
    void tellAStory() {
        new TemplateSpeed(swift);
        context.setVariable("story", new Story("Gulls", new Desk(), 7));
        context.setVariable("bare", new Story("Terns", null, 2000));
        context.setVariable("hidden", new Hidden("x"));
        Map<String, Object> map = new HashMap<>();
        map.put("name", "Map");
        context.setVariable("map", map);
    }

    private static SpringTemplateEngine engine() {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        return engine;
    }

    @ParameterizedTest
    @CsvSource({
        "story.headline, Gulls",
        "story.desk.name, City &lt;desk&gt;",
        "story.words, 7",
        "bare.long, true",
        "story.long, false",
        "bare.desk, ''",
        "map.name, Map",
        "hidden.name, x",
        "nobody, ''",
        "story.headline.length(), 5",
        "story.words + 1, 8",
        "true, true"
    })
    void readsWhatTheLanguageReads(String path, String text) {
        String template = "<p th:text=\"${" + path + "}\"></p>";
        assertThat(swift.process(template, context))
                .isEqualTo(plain.process(template, context))
                .isEqualTo("<p>" + text + "</p>");
    }

    @Test
    void selectionIsReadFromTheSelected() {
        String template = "<p th:object=\"${story}\"><b th:text=\"*{headline}\"></b></p>";
        assertThat(swift.process(template, context)).contains("<b>Gulls</b>");
    }

    @ParameterizedTest
    @CsvSource({"story.headlin", "bare.desk.name", "nobody.name", "story.failing"})
    void whatCannotBeReadFailsAsBefore(String path) {
        String template = "<p th:text=\"${" + path + "}\"></p>";
        assertThatExceptionOfType(TemplateProcessingException.class).isThrownBy(() -> plain.process(template, context));
        assertThatExceptionOfType(TemplateProcessingException.class).isThrownBy(() -> swift.process(template, context));
    }
}
