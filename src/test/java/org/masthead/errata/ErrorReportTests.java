package org.masthead.errata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.LinkedMultiValueMap;

@NewsroomTest
class ErrorReportTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    RateLimits limits;

    @Autowired
    ErrorUpkeep upkeep;

    private final Map<String, String> form = new LinkedHashMap<>();
    private String story;

    @BeforeEach
    void fillTheForm() {
        jdbc.sql("delete from article").update();
        limits.forgetAll();
        story = stories.write("Forty ships").publish().getAddress();
        form.put("explanation", "It was four ships, not forty.");
        form.put("quotation", "forty ships came in");
        form.put("email", "Vera@Example.org");
    }

    @Test
    void formIsUnderEveryStoryAndSetsNoCookie() {
        assertThat(page(story)).contains("href=\"" + story + "/error-report\"", "Report an error");
        MvcTestResult shown = mvc.get().uri(story + "/error-report").exchange();
        assertThat(shown).hasStatusOk().bodyText().contains("What is wrong", "noindex", "action=\"" + story);
        assertThat(shown.getResponse().getCookies()).isEmpty();
    }

    @Test
    void reportGoesToTheDeskAndNowhereElse() {
        MvcTestResult sent = report();
        assertThat(sent).hasStatus(303).hasHeader("Location", story + "/error-report/thanks");
        assertThat(sent.getResponse().getCookies()).isEmpty();
        assertThat(page(story + "/error-report/thanks")).contains("Thank you", "Forty ships");
        for (String door : List.of(story, story + "/error-report", "/corrections", "/corrections/feed.json", "/")) {
            assertThat(page(door))
                    .doesNotContainIgnoringCase("vera@example.org")
                    .doesNotContain("It was four ships");
        }
        assertThat(desk("/desk/errors")).contains("Forty ships", "It was four ships, not forty.");
        assertThat(desk(one())).contains("vera@example.org", "forty ships came in", "127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void badInputIsRefusedWithEverythingKept(String field, String typed, String message) {
        form.put(field, typed);
        MvcTestResult refused = report();
        assertThat(refused).hasStatus(422).bodyText().contains(message);
        form.forEach((name, value) -> {
            if (!name.equals(field)) {
                assertThat(refused).bodyText().contains(value);
            }
        });
        assertThat(reports()).isZero();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("explanation", "", "Please say what is wrong"),
                Arguments.of("explanation", "\u200b \n", "Please say what is wrong"),
                Arguments.of("explanation", "x".repeat(3001), "At most 3,000"),
                Arguments.of("explanation", "a\u0000b", "no keyboard makes"),
                Arguments.of("quotation", "x".repeat(1001), "At most 1,000"),
                Arguments.of("email", "vera", "not an e-mail address"),
                Arguments.of("email", "x".repeat(250) + "@example.org", "At most 254"),
                Arguments.of("nickname", "Bot", "do not see"));
    }

    @Test
    void everythingButTheErrorMayBeLeftOut() {
        form.remove("quotation");
        form.remove("email");
        assertThat(report()).hasStatus(303);
        assertThat(reports()).isOne();
    }

    @Test
    void secondClickIsNoSecondReport() {
        report();
        assertThat(report()).hasStatus(303);
        assertThat(reports()).isOne();
    }

    @Test
    void floodIsHeldBackWithTheWordsKept() {
        for (int i = 0; i < 10; i++) {
            form.put("explanation", "Error number " + i);
            assertThat(report()).hasStatus(303);
        }
        form.put("explanation", "One too many");
        MvcTestResult held = report();
        assertThat(held).hasStatus(429).containsHeader("Retry-After").bodyText().contains("One too many");
        assertThat(reports()).isEqualTo(10);
        clock.advance(Duration.ofHours(2));
        assertThat(report()).hasStatus(303);
    }

    @Test
    void otherSitesCannotReport() {
        assertThat(send(story + "/error-report", form, Desk.crossSite())).hasStatus(403);
        assertThat(reports()).isZero();
    }

    @Test
    void storiesThatReadersDoNotSeeTakeNoReport() {
        story = stories.write("Gone").withdraw().getAddress();
        assertThat(report()).hasStatus(422).bodyText().contains("was withdrawn", "It was four ships, not forty.");
        assertThat(mvc.get().uri(story + "/error-report")).hasStatus(410);
        story = "/2026/11/never-was";
        assertThat(report()).hasStatus(404);
        assertThat(reports()).isZero();
    }

    @Test
    void correctionIsOneStepFromTheReport() {
        report();
        String form = desk(one());
        assertThat(Jsoup.parse(form).select("textarea[name=text]").text()).isEqualTo("It was four ships, not forty.");
        clock.advance(Duration.ofHours(1));
        Map<String, String> correction = Map.of("kind", "CORRECTION", "text", "An earlier version said forty ships.");
        assertThat(send(one() + "/correction", correction, Desk.asEditor("Mara Lind")))
                .hasStatus(303);
        assertThat(page(story))
                .contains("An earlier version said forty ships.", "Updated 24 November 2026")
                .doesNotContain("It was four ships, not forty.");
        assertThat(page("/corrections"))
                .contains("An earlier version said forty ships.", "one report of an error", "one led to a change");
        assertThat(desk(one())).contains("Fixed", "by Mara Lind").doesNotContain("Mark as fixed");
        // A colleague who had the page open comes too late.
        assertThat(send(one() + "/correction", correction, Desk.asEditor())).hasStatus(303);
        assertThat(jdbc.sql("select count(*) from correction").query(Long.class).single())
                .isOne();
    }

    @Test
    void correctionNeedsWordsAndALiveStory() {
        report();
        assertThat(send(one() + "/correction", Map.of("text", " "), Desk.asEditor()))
                .hasStatus(422)
                .bodyText()
                .contains("Please write what readers are told");
        jdbc.sql("update article set status = 'WITHDRAWN'").update();
        assertThat(desk(one())).doesNotContain("Publish the note");
        send(one() + "/correction", Map.of("text", "Too late."), Desk.asEditor());
        assertThat(jdbc.sql("select count(*) from correction").query(Long.class).single())
                .isZero();
        assertThat(desk("/desk/errors")).contains("Forty ships");
    }

    @Test
    void declinedReportHasAReasonAndCanBeOpenedAgain() {
        report();
        assertThat(send(one() + "/decision", Map.of("status", "declined"), Desk.asEditor()))
                .hasStatus(422)
                .bodyText()
                .contains("Please say why it is no error");
        send(one() + "/decision", Map.of("status", "declined", "reason", "We counted again."), Desk.asEditor());
        assertThat(desk("/desk/errors?status=declined")).contains("We counted again.");
        assertThat(desk("/desk/errors")).doesNotContain("Forty ships");
        send(one() + "/decision", Map.of("status", "reported"), Desk.asEditor());
        assertThat(desk("/desk/errors")).contains("Forty ships").doesNotContain("We counted again.");
        send(one() + "/decision", Map.of("status", "fixed"), Desk.asEditor());
        assertThat(desk("/desk/errors?status=fixed")).contains("Forty ships");
        assertThat(send(one() + "/decision", Map.of("status", "lost"), Desk.asEditor()))
                .hasStatus(404);
    }

    @Test
    void navigationCountsWhatWaits() {
        report();
        assertThat(Jsoup.parse(desk("/desk/sections"))
                        .select(".rail__item[href=/desk/errors] .rail__count")
                        .text())
                .isEqualTo("1");
    }

    @Test
    void boundEditorHearsOfTheirSectionsOnly() {
        report();
        story = stories.write("Late goal").inSection("Sport").publish().getAddress();
        form.put("explanation", "It was an own goal.");
        report();
        DeskUser plain = Desk.account(jdbc, "Bo Bound", Role.EDITOR);
        long town = stories.section("Town").getId();
        DeskUser bound = new DeskUser(plain.id(), plain.email(), plain.name(), Role.EDITOR, null, false, Set.of(town));
        Document queue = Jsoup.parse(
                body(mvc.get().uri("/desk/errors").with(Desk.as(bound)).exchange()));
        assertThat(queue.select("main").text()).contains("Forty ships").doesNotContain("Late goal");
        assertThat(queue.select(".rail__item[href=/desk/errors] .rail__count").text())
                .isEqualTo("1");
        assertThat(queue.select("main nav a[aria-current]").text()).contains("1");
        assertThat(mvc.get().uri(one()).with(Desk.as(bound))).hasStatus(403);
        assertThat(send(one() + "/decision", Map.of("status", "fixed"), Desk.as(bound)))
                .hasStatus(403);
        assertThat(send(one() + "/correction", Map.of("text", "Sorry."), Desk.as(bound)))
                .hasStatus(403);
        assertThat(desk("/desk/errors")).contains("Forty ships", "Late goal");
    }

    @Test
    void networkAddressIsForgottenInTime() {
        report();
        age(89);
        upkeep.forget();
        assertThat(desk(one())).contains("127.0.0.1");
        age(2);
        upkeep.forget();
        assertThat(desk(one())).doesNotContain("127.0.0.1").contains("It was four ships");
    }

    @Test
    void movedStoryTakesTheReportAllTheSame() {
        Article moved = stories.write("Moved").publish();
        jdbc.sql("insert into former_address (address, article_id) values ('/2026/10/old', ?)")
                .param(moved.getId())
                .update();
        assertThat(mvc.get().uri("/2026/10/old/error-report"))
                .hasStatus(301)
                .hasHeader("Location", moved.getAddress() + "/error-report");
        story = "/2026/10/old";
        assertThat(report()).hasStatus(303);
        assertThat(reports()).isOne();
    }

    private void age(int days) {
        jdbc.sql("update error_report set reported_at = reported_at - make_interval(days => ?)")
                .param(days)
                .update();
    }

    private MvcTestResult report() {
        return send(story + "/error-report", form, Desk.sameOrigin());
    }

    private MvcTestResult send(String path, Map<String, String> fields, RequestPostProcessor who) {
        LinkedMultiValueMap<String, String> all = new LinkedMultiValueMap<>();
        fields.forEach(all::add);
        return mvc.post().uri(path).params(all).with(who).exchange();
    }

    private String one() {
        return "/desk/errors/"
                + jdbc.sql("select max(id) from error_report").query(Long.class).single();
    }

    private long reports() {
        return jdbc.sql("select count(*) from error_report").query(Long.class).single();
    }

    private String page(String path) {
        return body(mvc.get().uri(path).exchange());
    }

    private String desk(String path) {
        return body(mvc.get().uri(path).with(Desk.asEditor()).exchange());
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
