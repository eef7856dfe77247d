package org.masthead.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.article.StoryMoves;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class PlanningDeskTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    StoryMoves moves;

    @Autowired
    Checklist checklist;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Article story;
    private String address;

    @BeforeEach
    void writeAStory() {
        jdbc.sql("delete from article").update();
        story = stories.write("Harbour reopens")
                .saying("The harbour reopens on Tuesday. Ships are back.")
                .draft();
        address = "/desk/articles/" + story.getId();
    }

    @Test
    void storyIsScheduledAndShownOnPlanAndBoard() {
        assertThat(post("/schedule", Map.of("moment", "2026-11-25T06:30"))).hasStatus(303);
        assertThat(get("/desk/plan")).bodyText().contains("Harbour reopens", "06:30", "Wednesday, 25 November 2026");
        assertThat(get("/desk/plan/board")).bodyText().contains("Harbour reopens", "Take off the schedule");
        assertThat(get("/desk/plan?from=2026-12-24")).bodyText().doesNotContain("Harbour reopens");
        assertThat(get(address)).bodyText().contains("goes out 25 Nov 2026, 06:30");
    }

    @Test
    void everyButtonOnTheBoardSaysWhereItLeads() {
        post("/moves/submit", Map.of());
        Document board = Jsoup.parse(
                new String(get("/desk/plan/board").getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(board.select("[data-state=IN_REVIEW] .board__card button").eachAttr("data-to"))
                .containsExactly("DRAFT", "APPROVED");
        assertThat(board.select("[data-state]").eachAttr("data-state"))
                .containsExactly("DRAFT", "IN_REVIEW", "APPROVED", "SCHEDULED", "LIVE");
        assertThat(board.select(".board__card").attr("data-schedule")).isEqualTo(address + "/work#schedule");
    }

    @ParameterizedTest
    @CsvSource({
        "/schedule, moment, 2026-11-24T11:59, past already",
        "/schedule, moment, soon, not a date",
        "/embargo, embargo, soon, not a date",
        "/notes, text, ' ', Please write something",
        "/assignments, who, 999999, choose somebody",
        "/links, days, 0, 1 to 30 days",
        "/links, days, 31, 1 to 30 days"
    })
    void mistakeIsNamedAndNothingIsWritten(String door, String field, String value, String message) {
        assertThat(post(door, Map.of(field, value, "task", "Call them")))
                .hasStatus(422)
                .bodyText()
                .contains(message);
        assertThat(jdbc.sql("""
                        select (select count(*) from story_note) + (select count(*) from assignment)
                            + (select count(*) from preview_link) + (select count(*) from story_move)
                        """).query(Long.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"/desk/plan?from=never, 404", "/desk/plan?from=9999-01-01, 404", "/desk/articles/0/work, 404"})
    void whatIsNotThereIsNotFound(String door, int status) {
        assertThat(get(door)).hasStatus(status);
    }

    @Test
    void noteStandsAtItsPassageUntilItIsSettled() {
        assertThat(post("/notes", Map.of("quotation", "reopens on Tuesday", "text", "Wednesday, says the port.")))
                .hasStatus(303);
        assertThat(get(address + "/work"))
                .bodyText()
                .contains("reopens on Tuesday", "Wednesday, says the port.", "Nora Quill")
                .doesNotContain("not in the saved text any more");
        assertThat(get("/desk/plan/board")).bodyText().contains("1 note");
        jdbc.sql("update article set body = '<p>It reopens on Wednesday.</p>'").update();
        assertThat(get(address + "/work")).bodyText().contains("not in the saved text any more");
        long note = jdbc.sql("select id from story_note").query(Long.class).single();
        assertThat(post("/notes/" + note + "/answers", Map.of("text", " "))).hasStatus(422);
        assertThat(post("/notes/" + note + "/answers", Map.of("text", "Tuesday, says the mayor.", "from", "editor")))
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo(address + "#notes");
        assertThat(post("/notes/99999/answers", Map.of("text", "To nothing."))).hasStatus(404);
        assertThat(get(address))
                .bodyText()
                .contains("<blockquote data-passage=\"open\">reopens on Tuesday</blockquote>")
                .contains("Wednesday, says the port.", "Tuesday, says the mayor.", address + "/notes/" + note);
        assertThat(post("/notes/" + note, Map.of("resolved", "true"))).hasStatus(303);
        assertThat(get(address + "/work")).bodyText().contains("settled by Nora Quill");
        assertThat(get("/desk/plan/board")).bodyText().doesNotContain("1 note");
    }

    @Test
    void noteAtAPassageThatIsNotThereIsRefused() {
        assertThat(post("/notes", Map.of("quotation", "never written", "text", "What is this?")))
                .hasStatus(422)
                .bodyText()
                .contains("not in the saved text", "What is this?");
    }

    @Test
    void editorHandsAStoryOverAndTheAuditLogSaysSo() {
        long rosa = Desk.account(jdbc, "Rosa Reporter", Role.REPORTER).id();
        long mona = Desk.account(jdbc, "Mona Moderator", Role.MODERATOR).id();
        assertThat(Jsoup.parse(new String(
                                get(address + "/work").getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                        .select("#new-owner option")
                        .eachText())
                .contains("Rosa Reporter")
                .doesNotContain("Mona Moderator");
        assertThat(post("/owner", Map.of("owner", "" + mona)))
                .hasStatus(422)
                .bodyText()
                .contains("cannot have the story");
        assertThat(post("/owner", Map.of("owner", "" + rosa))).hasStatus(303);
        assertThat(jdbc.sql("select owner_id from article").query(Long.class).single())
                .isEqualTo(rosa);
        assertThat(mvc.get().uri(address).with(Desk.as(new DeskUser(rosa, "", "Rosa Reporter", Role.REPORTER, null))))
                .hasStatusOk();
        assertThat(mvc.post()
                        .uri(address + "/owner")
                        .param("owner", "" + rosa)
                        .with(Desk.as(new DeskUser(rosa, "", "Rosa Reporter", Role.REPORTER, null))))
                .hasStatus(403);
        assertThat(mvc.get().uri("/desk/audit?kind=story").with(Desk.asAdministrator()))
                .bodyText()
                .contains("whose story", "Rosa Reporter");
        long town = jdbc.sql("select section_id from article").query(Long.class).single();
        long elsewhere = jdbc.sql("insert into section (name, slug, position) values ('Else', 'else', 9) returning id")
                .query(Long.class)
                .single();
        long otto = Desk.account(jdbc, "Otto Bound", Role.EDITOR).id();
        jdbc.sql("insert into account_section values (?, ?)")
                .params(otto, elsewhere)
                .update();
        assertThat(post("/owner", Map.of("owner", "" + otto))).hasStatus(422);
        jdbc.sql("insert into account_section values (?, ?)").params(otto, town).update();
        assertThat(post("/owner", Map.of("owner", "" + otto))).hasStatus(303);
    }

    @Test
    void dayOfThePlanIsInOrderOfTime() {
        post("/schedule", Map.of("moment", "2026-11-25T12:00"));
        long mara = Desk.account(jdbc, "Mara Lind", Role.EDITOR).id();
        post("/assignments", Map.of("who", "" + mara, "task", "Call the port", "dueAt", "2026-11-25T09:00"));
        post("/assignments", Map.of("who", "" + mara, "task", "Thank the port", "dueAt", "2026-11-25T15:00"));
        assertThat(get("/desk/plan"))
                .bodyText()
                .containsSubsequence("Wednesday, 25 November 2026", "Call the port", "12:00", "Thank the port");
    }

    @Test
    void assignmentIsOnThePlanAndLateOnceItsTimeIsOver() {
        long mara = Desk.account(jdbc, "Mara Lind", Role.EDITOR).id();
        assertThat(post("/assignments", Map.of("who", "" + mara, "task", "Call the port", "dueAt", "2026-11-24T14:00")))
                .hasStatus(303);
        assertThat(get("/desk/plan"))
                .bodyText()
                .contains("Call the port", "14:00")
                .doesNotContain("was due");
        clock.advance(Duration.ofHours(3));
        try {
            assertThat(get("/desk/plan")).bodyText().contains("was due");
        } finally {
            clock.advance(Duration.ofHours(-3));
        }
        long task = jdbc.sql("select id from assignment").query(Long.class).single();
        assertThat(post("/assignments/" + task, Map.of("done", "true"))).hasStatus(303);
        assertThat(get("/desk/plan")).bodyText().doesNotContain("Call the port");
    }

    @Test
    void secretLinkShowsOneStoryToWhoHasItAndNobodyElse() {
        MvcTestResult made = post("/links", Map.of("label", "For the lawyer", "days", "3"));
        String link = String.valueOf(made.getMvcResult().getFlashMap().get("freshLink"))
                .replace("http://localhost:8080", "");
        assertThat(mvc.get().uri(link))
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-store")
                .hasHeader("X-Robots-Tag", "noindex, nofollow, noarchive")
                .hasHeader("Referrer-Policy", "no-referrer")
                .bodyText()
                .contains("Ships are back.", "noindex");
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(jdbc.sql("select encode(token_hash, 'escape') from preview_link")
                        .query(String.class)
                        .single())
                .doesNotContain(token);
        assertThat(mvc.get().uri("/preview/" + token.substring(0, 42) + "_")).hasStatus(404);
        assertThat(mvc.get().uri("/sitemap.xml")).bodyText().doesNotContain("preview");

        clock.advance(Duration.ofDays(4));
        assertThat(mvc.get().uri(link)).hasStatus(404);
        clock.advance(Duration.ofDays(-4));
        assertThat(mvc.get().uri(link)).hasStatusOk();
        long id = jdbc.sql("select id from preview_link").query(Long.class).single();
        assertThat(post("/links/" + id + "/revocation", Map.of())).hasStatus(303);
        assertThat(mvc.get().uri(link)).hasStatus(404);
    }

    @Test
    void previewIsFramedByTheDeskAlone() {
        assertThat(get(address + "/preview/sizes?scheme=dark"))
                .hasStatusOk()
                .bodyText()
                .contains("data-scheme=\"dark\"", "/preview?scheme=dark");
        assertThat(get(address + "/preview?scheme=dark").getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'self'");
        assertThat(get(address + "/preview").getResponse().getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");
    }

    @Test
    void checklistNamesWhatIsMissing() {
        stories.write("Harbour reopens").inSection("Town").draft();
        jdbc.sql("update article set body = ? where id = ?")
                .params(
                        "<p><a href=\"/2026/11/nowhere\">a</a> <a href=\"/section/town\">b</a>"
                                + " <a href=\"/section/nowhere\">c</a> <a href=\"https://example.org/x\">d</a></p>",
                        story.getId())
                .update();
        List<Checklist.Warning> warnings = checklist.of(moves.draft(story.getId()));
        assertThat(warnings)
                .containsExactly(
                        new Checklist.Warning("planning.check.teaser", ""),
                        new Checklist.Warning("planning.check.twin", ""),
                        new Checklist.Warning("planning.check.link", "/2026/11/nowhere"),
                        new Checklist.Warning("planning.check.link", "/section/nowhere"));
        assertThat(get(address + "/work")).bodyText().contains("There is no teaser", "/2026/11/nowhere");
    }

    @Test
    void checklistStandsBesideTheFormAndReadsWhatIsThere() {
        jdbc.sql("update article set body = ? where id = ?")
                .params(
                        "<figure><figure><img src=\"/media/1/a.jpg\" alt=\"A gull\"><figcaption>One. <small>Ines</small></figcaption></figure>"
                                + "<figure><img src=\"/media/2/b.jpg\" alt=\"\"><figcaption>Two.</figcaption></figure></figure>",
                        story.getId())
                .update();
        Document form =
                Jsoup.parse(new String(get(address).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(form.select("[data-fresh=checklist] li").eachText())
                .containsExactly(
                        "There is no teaser; fronts and feeds show the standfirst.",
                        "A picture in the text has no description.",
                        "A picture in the text has no credit.");
        jdbc.sql(
                        "update article set teaser = 'Ships are back.', body = replace(replace(body, 'alt=\"\"', 'alt=\"Gulls\"'), 'Two.', 'Two. <small>Ines</small>')")
                .update();
        form = Jsoup.parse(new String(get(address).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(form.select("[data-fresh=checklist]")).hasSize(1);
        assertThat(form.select("[data-fresh=checklist] li")).isEmpty();
    }

    @Test
    void longHeadlineIsWarnedOf() {
        Article wordy = stories.write("Harbour ".repeat(10).strip()).draft();
        assertThat(checklist.of(moves.draft(wordy.getId())))
                .contains(new Checklist.Warning("planning.check.headline", "79"));
    }

    @Test
    void sensitiveStoryIsHandledWithCare() {
        Article live = stories.write("A case in court").publish();
        stories.write("Another story").publish();
        stories.write("One story more").publish();
        assertThat(page("/2026/11/a-case-in-court")).contains("Read on").doesNotContain("116 123");
        address = "/desk/articles/" + live.getId();
        assertThat(post("/sensitivity", Map.of("sensitive", "true", "replies", "HELD", "helpText", "Call 116 123.")))
                .hasStatus(303);
        assertThat(page("/2026/11/a-case-in-court"))
                .contains("Call 116 123.", "data-nosnippet", "Leave a Reply")
                .doesNotContain("Read on");
        assertThat(mvc.get().uri("/2026/11/a-case-in-court/comments/feed.xml")).hasHeader("X-Robots-Tag", "noindex");
        assertThat(get(address + "/work")).bodyText().contains("Marked as sensitive");
        post("/sensitivity", Map.of("sensitive", "true", "replies", "CLOSED"));
        assertThat(page("/2026/11/a-case-in-court")).doesNotContain("Leave a Reply");
    }

    private String page(String door) {
        return new String(mvc.get().uri(door).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String door) {
        return mvc.get().uri(URI.create(door)).with(Desk.asEditor()).exchange();
    }

    private MvcTestResult post(String door, Map<String, String> fields) {
        MockMvcRequestBuilder request = mvc.post().uri(address + door).with(Desk.asEditor());
        fields.forEach(request::param);
        return request.exchange();
    }
}
