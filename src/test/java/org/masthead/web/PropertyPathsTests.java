package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ExpressionContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;
import org.thymeleaf.standard.expression.VariableExpression;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What the short way reads is what Spring's expression language reads. */
class PropertyPathsTests {

    private final SpringTemplateEngine plain = engine();
    private final SpringTemplateEngine swift = engine();
    private final Context context = new Context();

    /** What a story is worth. */
    public enum Weight {
        LEAD,
        LINE
    }

    /** A story, as a record. */
    public record Story(String headline, @Nullable Desk desk, int words) {

        public Weight getWeight() {
            return isLong() ? Weight.LEAD : Weight.LINE;
        }

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

    /** A bean. */
    public static final class Clock {

        public String hour(Integer number) {
            return number + " o'clock";
        }

        public String twice(String word) {
            return word + word;
        }

        public String twice(Integer number) {
            return "" + 2 * number;
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
        context.setVariable("words", List.of("one", "two"));
        context.setVariable("many", 7L);
        context.setVariable("blank", " ");
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

    /** What stands in the templates of public pages, and what looks like it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "story != null",
                "nobody != null",
                "nobody == null ? 'x' : null",
                "bare.desk == null",
                "story.desk.name == 'City <desk>'",
                "story.headline != 'Gulls'",
                "'a' == 'a'",
                "story.weight == bare.weight",
                "story.weight == 'LEAD'",
                "story.words == 7",
                "story.words == many",
                "story.words > 7 ? 'more' : story.words < 8 ? 'less' : 'none'",
                "many > 3",
                "7 < many",
                "story.words >= 7",
                "!#lists.isEmpty(words)",
                "#lists.isEmpty(nobody)",
                "#lists.isEmpty(bare.desk) and !bare.long",
                "#lists.size(words) == 2",
                "#lists.size(words) > 2 or #lists.isEmpty(words) or story.words == 7",
                "#strings.isEmpty(story.headline)",
                "#strings.isEmpty(blank) and !#strings.isEmpty('x')",
                "#strings.isEmpty(story.words)",
                "#strings.isEmpty(words)",
                "bare.long and nobody == null ? ' it is' : ''",
                "!(bare.long and story.long) or story.long and bare.long",
                "!bare.long == story.long",
                "(story.long ? bare : story).headline",
                "story.long ? 'a' : bare.long ? 'b' : 'c'",
                "story.long ? (bare.long ? 'a' : 'b') : 'it''s'",
                "story.headline + ' and ' + bare.headline",
                "nobody ?: 'somebody'",
                "nobody?.name",
                "words[0] == 'one'",
                "story.long or not bare.long",
                "story.words eq 7 and bare.words ne 7",
                "map.name == 'Map' ? map.name : words",
                "  story.long\n ? 'a'\n : 'b' ",
                "3",
                "'word'"
            })
    void answersWhatTheLanguageAnswers(String expression) {
        String template = "<p th:text=\"|${" + expression + "}|\" th:classappend=\"${" + expression
                + "}\"></p><b th:if=\"${" + expression + "}\">is</b>";
        assertThat(swift.process(template, context)).isEqualTo(plain.process(template, context));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "nobody != null",
                "story.desk.name == 'City <desk>'",
                "story.words > 7 ? 'more' : story.words < 8 ? 'less' : 'none'",
                "#lists.isEmpty(bare.desk) and !bare.long",
                "#lists.size(words) == 2",
                "#strings.isEmpty(blank) and !#strings.isEmpty('x')",
                "!(bare.long and story.long) or story.long and bare.long"
            })
    void theseAreNotAskedOfTheLanguage(String expression) {
        PropertyPaths alone = new PropertyPaths((asked, variable, execution) -> {
            throw new AssertionError(expression);
        });
        Object value = alone.evaluate(
                new ExpressionContext(plain.getConfiguration(), Locale.ENGLISH, variables()),
                new VariableExpression(expression),
                StandardExpressionExecutionContext.NORMAL);
        assertThat(value).isNotSameAs(ShortForm.UNKNOWN);
    }

    private Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        context.getVariableNames().forEach(name -> variables.put(name, context.getVariable(name)));
        return variables;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@clock.hour(story.words)", "@clock.hour(nobody)", "@clock.twice('x')", "@nothing.at(story)"})
    void beansAnswerAsTheyDoForTheLanguage(String expression) {
        StaticApplicationContext house = new StaticApplicationContext();
        house.registerBean("clock", Clock.class, Clock::new);
        house.refresh();
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(house, null));
        String template = "<p th:text=\"${" + expression + "}\"></p>";
        assertThat(told(swift, template)).isEqualTo(told(plain, template)).isNotEmpty();
    }

    private String told(SpringTemplateEngine engine, String template) {
        try {
            return engine.process(template, context);
        } catch (TemplateProcessingException e) {
            return "fails";
        }
    }

    @Test
    void selectionIsReadFromTheSelected() {
        String template = "<p th:object=\"${story}\"><b th:text=\"*{headline}\"></b></p>";
        assertThat(swift.process(template, context)).contains("<b>Gulls</b>");
    }

    @ParameterizedTest
    @CsvSource({
        "story.headlin",
        "bare.desk.name",
        "nobody.name",
        "story.failing",
        "!story.headline",
        "story and bare.long",
        "nobody ? 1 : 2"
    })
    void whatCannotBeReadFailsAsBefore(String path) {
        String template = "<p th:text=\"${" + path + "}\"></p>";
        assertThatExceptionOfType(TemplateProcessingException.class).isThrownBy(() -> plain.process(template, context));
        assertThatExceptionOfType(TemplateProcessingException.class).isThrownBy(() -> swift.process(template, context));
    }
}
