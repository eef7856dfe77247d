package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.Role;
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

/** What readers say of a comment, and what the desk gives them credit for. */
@NewsroomTest
class ReadersOnCommentsTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RateLimits limits;

    @Autowired
    TestClock clock;

    private String story;
    private String address;
    private long id;

    @BeforeEach
    void publish() {
        jdbc.sql("delete from article").update();
        limits.forgetAll();
        var article = stories.write("Harbour reopens").publish();
        story = article.getAddress();
        id = jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        values (?, 'Otto', 'otto@example.org', 'Hm.', '<p>Hm.</p>', 'APPROVED', now()) returning id
                        """).param(article.getId()).query(Long.class).single();
        address = story + "/comments/" + id;
    }

    @Test
    void readerRecommendsOnceAndTakesItBack() {
        MvcTestResult first = recommend(null, null);
        assertThat(first).hasStatus(303).hasHeader("Location", address);
        Cookie token = Objects.requireNonNull(first.getResponse().getCookie("recommends"));
        assertThat(token.getPath()).isEqualTo(story + "/comments");
        assertThat(token.isHttpOnly()).isTrue();
        assertThat(recommendations()).isEqualTo(1);
        assertThat(recommend(token, null))
                .hasStatusOk()
                .bodyText()
                .contains("You have recommended this comment already");
        assertThat(recommendations()).isEqualTo(1);
        assertThat(recommend(token, "true")).hasStatus(303);
        assertThat(recommendations()).isZero();
    }

    @Test
    void scriptLearnsTheCount() {
        MvcTestResult answer = mvc.post()
                .uri(address + "/recommendation")
                .header("Accept", "application/json")
                .with(Desk.sameOrigin())
                .exchange();
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.recommendations")
                .isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.mine").isEqualTo(true);
    }

    @Test
    void oneNetworkRecommendsACommentOnlySoOften() {
        for (int i = 0; i < 5; i++) {
            assertThat(recommend(i == 0 ? new Cookie("recommends", "made-up") : null, null))
                    .hasStatus(303);
        }
        assertThat(recommend(null, null)).hasStatus(429).bodyText().contains("Nothing was counted");
        assertThat(recommendations()).isEqualTo(5);
        assertThat(recommend(null, null, from("198.51.100.7"))).hasStatus(303);
        assertThat(recommendations()).isEqualTo(6);
    }

    @Test
    void tokenOfOneStoryIsUnknownToAnother() {
        Cookie token =
                Objects.requireNonNull(recommend(null, null).getResponse().getCookie("recommends"));
        String other = stories.write("Ferry runs again").publish().getAddress();
        long there = jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        select id, 'Ida', 'ida@example.org', 'Hm.', '<p>Hm.</p>', 'APPROVED', now() from article where address = ?
                        returning id
                        """).param(other).query(Long.class).single();
        MvcTestResult answer = mvc.post()
                .uri(other + "/comments/" + there + "/recommendation")
                .cookie(token)
                .with(Desk.sameOrigin())
                .exchange();
        assertThat(Objects.requireNonNull(answer.getResponse().getCookie("recommends"))
                        .getValue())
                .isNotEqualTo(token.getValue());
    }

    @Test
    void frozenConversationIsReadAndNothingElse() {
        jdbc.sql("update article set discussion = 'FROZEN'").update();
        assertThat(recommend(null, null)).hasStatus(303).doesNotContainHeader("Set-Cookie");
        assertThat(report("SPAM", "")).hasStatus(303).hasHeader("Location", address);
        assertThat(recommendations() + reports()).isZero();
        assertThat(mvc.get().uri(story))
                .bodyText()
                .doesNotContain("/report", "formaction")
                .contains("frozen");
    }

    @Test
    void reportNeedsAReasonAndSometimesWords() {
        assertThat(mvc.get().uri(address + "/report")).hasStatusOk().bodyText().contains("It is advertising", "Hm.");
        assertThat(report(null, "")).hasStatus(422).bodyText().contains("Please choose what is wrong");
        assertThat(report("NONSENSE", "")).hasStatus(422);
        assertThat(report("ILLEGAL", " ")).hasStatus(422).bodyText().contains("in a few words");
        assertThat(report("OTHER", "x".repeat(2001))).hasStatus(422);
        assertThat(reports()).isZero();
        assertThat(report("OTHER", "It is my photo.")).hasStatus(303).hasHeader("Location", address + "/report/thanks");
        assertThat(mvc.get().uri(address + "/report/thanks")).hasStatusOk();
        assertThat(jdbc.sql(
                                "select reason || ' ' || note || ' ' || network_address from comment_report where settled_at is null")
                        .query(String.class)
                        .single())
                .isEqualTo("OTHER It is my photo. 127.0.0.1");
    }

    @Test
    void oneNetworkReportsACommentOnceADay() {
        report("SPAM", "");
        report("ABUSIVE", "");
        assertThat(reports()).isEqualTo(1);
        assertThat(jdbc.sql("select reports from comment").query(Integer.class).single())
                .isEqualTo(1);
        clock.advance(Duration.ofHours(25));
        report("ABUSIVE", "");
        assertThat(reports()).isEqualTo(2);
        clock.advance(Duration.ofHours(-25));
    }

    @Test
    void onlyWhatReadersSeeIsReportedAndRecommended() {
        jdbc.sql("update comment set status = 'PENDING'").update();
        assertThat(report("SPAM", "")).hasStatus(404);
        assertThat(recommend(null, null)).hasStatus(404);
        assertThat(mvc.get().uri(address + "/report")).hasStatus(404);
    }

    @Test
    void networksAreForgotten(@Autowired CommentUpkeep upkeep) {
        report("SPAM", "");
        recommend(null, null);
        clock.advance(Duration.ofDays(91));
        upkeep.forget();
        clock.advance(Duration.ofDays(-91));
        assertThat(jdbc.sql("select (select count(network_address) from comment_report)"
                                + " + (select count(network_address) from comment_recommendation)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void editorPicksACommentAndLetsGoOfIt() {
        assertThat(credit("pick", "picked", "true", Desk.as(Role.MODERATOR))).hasStatus(303);
        assertThat(mvc.get().uri(story)).bodyText().contains("Editors’ pick");
        assertThat(credit("pick", "picked", "false", Desk.as(Role.MODERATOR))).hasStatus(303);
        assertThat(mvc.get().uri(story)).bodyText().doesNotContain("badge--picked");
        assertThat(credit("pick", "picked", "true", Desk.as(Role.REPORTER))).hasStatus(403);
    }

    @Test
    void editorSaysWhichCorrectionACommentLedTo() {
        long correction = jdbc.sql("""
                        insert into correction (article_id, kind, text, corrected_at)
                        select id, 'CORRECTION', 'It was two.', now() from article returning id
                        """).query(Long.class).single();
        assertThat(mvc.get().uri("/desk/comments/" + id + "/correction").with(Desk.asEditor()))
                .hasStatusOk()
                .bodyText()
                .contains("It was two.");
        assertThat(mvc.get().uri("/desk/comments/" + id + "/correction").with(Desk.as(Role.MODERATOR)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("It was two.");
        assertThat(credit("correction", "correction", "" + correction, Desk.as(Role.MODERATOR)))
                .hasStatus(403);
        assertThat(credit("correction", "correction", "" + (correction + 1), Desk.asEditor()))
                .hasStatus(404);
        assertThat(credit("correction", "correction", "" + correction, Desk.asEditor()))
                .hasStatus(303);
        assertThat(mvc.get().uri(story)).bodyText().contains("Led to a correction");
        assertThat(credit("correction", "correction", "", Desk.asEditor())).hasStatus(303);
        assertThat(mvc.get().uri(story)).bodyText().doesNotContain("Led to a correction");
    }

    @Test
    void correctionLeadsToTheCommentsFromBeforeIt() {
        long correction = jdbc.sql("""
                        insert into correction (article_id, kind, text, corrected_at)
                        select id, 'CORRECTION', 'It was two.', now() from article returning id
                        """).query(Long.class).single();
        long article = jdbc.sql("select id from article").query(Long.class).single();
        jdbc.sql("update comment set body_html = '<p>Two, surely.</p>', created_at = now() - interval '1 hour'")
                .update();
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        select :article, 'Late', 'l@example.org', 'x', '<p>Too late.</p>', 'APPROVED', now() + interval '1 day'
                        union all
                        select :article, 'Early ' || n, 'e@example.org', 'x', '<p>Early.</p>', 'APPROVED',
                               now() - interval '1 day' - n * interval '1 minute'
                        from generate_series(1, 31) n
                        """).param("article", article).update();
        String sources = "/desk/corrections/" + correction + "/comments";
        assertThat(mvc.get().uri("/desk/articles/" + article).with(Desk.asEditor()))
                .bodyText()
                .contains("href=\"" + sources + "\"");
        MvcTestResult first = mvc.get().uri(sources).with(Desk.asEditor()).exchange();
        assertThat(first)
                .hasStatusOk()
                .bodyText()
                .contains("It was two.", "Two, surely.", "Early 29<", "Earlier comments")
                .doesNotContain("Too late.", "Early 30<", "??");
        String last = jdbc.sql("select id from comment where author_name = 'Early 29'")
                .query(String.class)
                .single();
        assertThat(mvc.get().uri(sources + "?before=" + last).with(Desk.asEditor()))
                .bodyText()
                .contains("Early 31<")
                .doesNotContain("Early 29<", "Two, surely.", "Earlier comments");
        assertThat(mvc.get().uri(sources).with(Desk.as(Role.MODERATOR))).hasStatus(403);
        assertThat(creditAt(sources, "true", Desk.as(Role.MODERATOR))).hasStatus(403);
        assertThat(creditAt(sources, "true", Desk.asEditor())).hasStatus(303);
        assertThat(mvc.get().uri(story)).bodyText().contains("Led to a correction");
        assertThat(mvc.get().uri(sources).with(Desk.asEditor())).bodyText().contains("Take the credit back");
        assertThat(creditAt(sources, "false", Desk.asEditor())).hasStatus(303);
        assertThat(mvc.get().uri(story)).bodyText().doesNotContain("Led to a correction");
        assertThat(creditAt("/desk/corrections/" + (correction + 1) + "/comments", "true", Desk.asEditor()))
                .hasStatus(404);
    }

    private MvcTestResult creditAt(String address, String credited, RequestPostProcessor person) {
        return mvc.post()
                .uri(address)
                .param("comment", "" + id)
                .param("credited", credited)
                .with(person)
                .exchange();
    }

    private MvcTestResult credit(String what, String name, String value, RequestPostProcessor person) {
        return mvc.post()
                .uri("/desk/comments/" + id + "/" + what)
                .param(name, value)
                .with(person)
                .exchange();
    }

    private MvcTestResult recommend(@Nullable Cookie token, @Nullable String withdraw) {
        return recommend(token, withdraw, from("192.0.2.1"));
    }

    private MvcTestResult recommend(@Nullable Cookie token, @Nullable String withdraw, RequestPostProcessor from) {
        var request = mvc.post()
                .uri(address + "/recommendation")
                .with(Desk.sameOrigin())
                .with(from);
        if (token != null) {
            request = request.cookie(token);
        }
        if (withdraw != null) {
            request = request.param("withdraw", withdraw);
        }
        return request.exchange();
    }

    private MvcTestResult report(@Nullable String reason, String note) {
        var request = mvc.post().uri(address + "/report").param("note", note).with(Desk.sameOrigin());
        return (reason == null ? request : request.param("reason", reason)).exchange();
    }

    private static RequestPostProcessor from(String network) {
        return request -> {
            request.setRemoteAddr(network);
            return request;
        };
    }

    private int recommendations() {
        return jdbc.sql("select recommendations from comment where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private int reports() {
        return jdbc.sql("select count(*) from comment_report")
                .query(Integer.class)
                .single();
    }
}
