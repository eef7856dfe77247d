package org.masthead.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class ModerationTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CommentService comments;

    @Autowired
    TestClock clock;

    private Article article;

    @BeforeEach
    void publishAStory() {
        jdbc.sql("delete from article").update();
        article = stories.write("Harbour reopens").publish();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, approve, APPROVED",
        "PENDING, spam, SPAM",
        "APPROVED, remove, REMOVED",
        "SPAM, approve, APPROVED"
    })
    void oneCommentIsDecidedOn(CommentStatus before, String move, CommentStatus after) {
        long id = comment("Vera", before);
        long other = comment("Otto", before);
        decide("one", move + ":" + id, before);
        assertThat(status(id)).isEqualTo(after);
        assertThat(status(other)).isEqualTo(before);
    }

    @Test
    void manyAreDecidedOnAtOnce() {
        long first = comment("Vera", CommentStatus.PENDING);
        long second = comment("Otto", CommentStatus.PENDING);
        mvc.post()
                .uri("/desk/comments/decisions")
                .param("ids", String.valueOf(first), String.valueOf(second))
                .param("decision", "approve")
                .with(Desk.asEditor())
                .exchange();
        assertThat(status(first)).isEqualTo(CommentStatus.APPROVED);
        assertThat(status(second)).isEqualTo(CommentStatus.APPROVED);
    }

    @Test
    void restoreLeadsBackToTheStateBefore() {
        long id = comment("Vera", CommentStatus.APPROVED);
        decide("one", "remove:" + id, CommentStatus.APPROVED);
        decide("one", "restore:" + id, CommentStatus.REMOVED);
        assertThat(status(id)).isEqualTo(CommentStatus.APPROVED);
    }

    /** Bound to one section, what may be done with comments there and elsewhere. */
    @ParameterizedTest
    @CsvSource({"Harbour, 303", "Town, 403"})
    void boundModeratorDecidesInTheirSectionsOnly(String section, int status) {
        long harbour = stories.section("Harbour").getId();
        article = stories.write("Below the cranes").inSection("Harbour").publish();
        long there = comment("Vera", CommentStatus.PENDING);
        article = stories.write("Town hall").inSection("Town").publish();
        long elsewhere = comment("Otto", CommentStatus.PENDING);
        DeskUser plain = Desk.account(jdbc, "Hanna Harbour", Role.MODERATOR);
        DeskUser bound =
                new DeskUser(plain.id(), plain.email(), plain.name(), Role.MODERATOR, null, false, Set.of(harbour));
        long id = section.equals("Harbour") ? there : elsewhere;
        for (String move : List.of("approve", "restore")) {
            assertThat(mvc.post()
                            .uri("/desk/comments/decisions")
                            .param("one", move + ":" + id)
                            .with(Desk.as(bound)))
                    .hasStatus(status);
        }
        assertThat(mvc.get().uri("/desk/comments/" + id).with(Desk.as(bound))).hasStatus(status == 303 ? 200 : 403);
        assertThat(mvc.get().uri("/desk/comments").with(Desk.as(bound)))
                .bodyText()
                .contains("Below the cranes")
                .doesNotContain("Town hall");
        assertThat(mvc.post()
                        .uri("/desk/comments/" + id + "/replies")
                        .param("body", "Thank you.")
                        .with(Desk.as(bound)))
                .hasStatus(status);
        assertThat(mvc.get().uri("/desk").with(Desk.as(bound))).bodyText().doesNotContain("2 held comments");
        assertThat(status(elsewhere)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void decisionCanBeUndone() {
        long id = comment("Vera", CommentStatus.PENDING);
        MvcTestResult decided = decide("one", "spam:" + id, CommentStatus.PENDING);
        assertThat(status(id)).isEqualTo(CommentStatus.SPAM);
        undo(decided);
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void undoLeavesAloneWhatSomebodyDecidedSince() {
        long first = comment("Vera", CommentStatus.PENDING);
        long second = comment("Otto", CommentStatus.PENDING);
        MvcTestResult decided = mvc.post()
                .uri("/desk/comments/decisions")
                .param("ids", "" + first, "" + second)
                .param("decision", "spam")
                .with(Desk.asEditor())
                .exchange();
        decide("one", "approve:" + second, CommentStatus.SPAM);
        undo(decided);
        assertThat(status(first)).isEqualTo(CommentStatus.PENDING);
        assertThat(status(second)).isEqualTo(CommentStatus.APPROVED);
    }

    @Test
    void removalHasAReasonAndANoteForItsWriter() {
        long id = comment("Vera", CommentStatus.PENDING);
        mvc.post()
                .uri("/desk/comments/decisions")
                .param("one", "remove:" + id + "-0:ABUSIVE")
                .param("note-" + id, "Please stay polite.")
                .with(Desk.asEditor())
                .exchange();
        assertThat(jdbc.sql("select status || ' ' || reason || ' ' || reason_note from comment where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("REMOVED ABUSIVE Please stay polite.");
        decide("one", "restore:" + id, CommentStatus.REMOVED);
        assertThat(jdbc.sql("select coalesce(reason, '') || reason_note from comment where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    @Test
    void secondOfTwoModeratorsIsToldWhatTheFirstDid() {
        long id = comment("Vera", CommentStatus.PENDING);
        mvc.post()
                .uri("/desk/comments/decisions")
                .param("one", "remove:" + id + "-0:OFF_TOPIC")
                .with(Desk.asEditor("Mara Lind"))
                .exchange();
        assertThat(mvc.post()
                        .uri("/desk/comments/decisions")
                        .param("one", "approve:" + id + "-0")
                        .header("X-Requested-With", "fetch")
                        .with(Desk.asEditor()))
                .hasStatusOk()
                .bodyText()
                .contains("Mara Lind removed it at ", "Reason: Off topic.", "\"gone\":[]", "\"batch\":null");
        assertThat(status(id)).isEqualTo(CommentStatus.REMOVED);
    }

    @Test
    void commentBeforeAColleagueStaysUntilItIsTakenOver() {
        long id = comment("Vera", CommentStatus.PENDING);
        mvc.post()
                .uri("/desk/comments/looks")
                .param("ids", "" + id)
                .with(Desk.asEditor("Mara Lind"))
                .exchange();
        assertThat(queue("")).contains("Mara Lind looks at this");
        decide("one", "approve:" + id, CommentStatus.PENDING);
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
        decide("one", "take:" + id, CommentStatus.PENDING);
        decide("one", "approve:" + id, CommentStatus.PENDING);
        assertThat(status(id)).isEqualTo(CommentStatus.APPROVED);
    }

    @Test
    void lookEndsByItself() {
        long id = comment("Vera", CommentStatus.PENDING);
        mvc.post()
                .uri("/desk/comments/looks")
                .param("ids", "" + id)
                .with(Desk.asEditor("Mara Lind"))
                .exchange();
        clock.advance(Claims.LOOK.plusSeconds(1));
        decide("one", "approve:" + id, CommentStatus.PENDING);
        assertThat(status(id)).isEqualTo(CommentStatus.APPROVED);
    }

    @Test
    void commentIsGivenToAColleague() {
        long id = comment("Vera", CommentStatus.PENDING);
        DeskUser mara = Desk.account(jdbc, "Mara Lind", Role.MODERATOR);
        mvc.post()
                .uri("/desk/comments/decisions")
                .param("ids", "" + id)
                .param("decision", "give")
                .param("assignee", "" + mara.id())
                .with(Desk.asEditor())
                .exchange();
        assertThat(queue("?status=mine")).doesNotContain("comment-" + id + "\"");
        assertThat(mvc.get().uri("/desk/comments?status=mine").with(Desk.as(mara)))
                .bodyText()
                .contains("comment-" + id + "\"");
    }

    @Test
    void reportedCommentIsKeptOnceAndItsReportsSettled() {
        long id = comment("Vera", CommentStatus.APPROVED);
        report(id);
        assertThat(queue("?status=reported")).contains("Reported: Abusive", "He insults me", ">Keep<");
        MvcTestResult kept = decide("one", "approve:" + id, CommentStatus.APPROVED);
        assertThat(queue("?status=reported")).doesNotContain("He insults me");
        undo(kept);
        assertThat(queue("?status=reported")).contains("He insults me");
    }

    @Test
    void visibleCommentIsSeenByTheDesk() {
        long id = comment("Vera", CommentStatus.APPROVED);
        jdbc.sql("update comment set unreviewed = true").update();
        assertThat(queue("?status=unreviewed")).contains("Vera", ">Seen<");
        mvc.post()
                .uri("/desk/comments/seen")
                .param("shown", id + "-0")
                .with(Desk.asEditor())
                .exchange();
        assertThat(queue("?status=unreviewed")).doesNotContain("comment-" + id + "\"");
        assertThat(status(id)).isEqualTo(CommentStatus.APPROVED);
    }

    @Test
    void mostHarmfulComesFirst() {
        long plain = comment("Plain", CommentStatus.APPROVED);
        long bad = comment("Twice reported", CommentStatus.APPROVED);
        long newer = comment("Newer", CommentStatus.APPROVED);
        report(bad);
        report(bad);
        report(plain);
        report(newer);
        jdbc.sql("update comment set created_at = created_at - interval '3 hours' where id = ?")
                .param(bad)
                .update();
        jdbc.sql("update comment set reports = reports").update();
        String byHarm = queue("?status=reported");
        assertThat(byHarm.indexOf("comment-" + bad + "\"")).isLessThan(byHarm.indexOf("comment-" + newer + "\""));
        String byTime = queue("?status=reported&order=time");
        assertThat(byTime.indexOf("comment-" + bad + "\"")).isGreaterThan(byTime.indexOf("comment-" + newer + "\""));
    }

    @Test
    void everyCommentIsFoundByWhatIsKnownOfIt() {
        long id = comment("Übermut Özil", CommentStatus.SPAM);
        comment("Otto", CommentStatus.PENDING);
        for (String words : List.of("done", "WELL", "mut özil", "@example.org", "Harbour reo")) {
            assertThat(page("/desk/comments?status=all&q="
                            + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8)
                                    .replace("+", "%20")))
                    .as(words)
                    .contains("comment-" + id + "\"");
        }
        assertThat(queue("?status=all&q=nobody")).doesNotContain("comment-" + id + "\"");
        assertThat(queue("?status=all&q=%27%20%26%20!%5C%25")).doesNotContain("comment-" + id + "\"");
    }

    @Test
    void approvingTwiceChangesNothingTheSecondTime() {
        long id = comment("Vera", CommentStatus.PENDING);
        decide("one", "approve:" + id, CommentStatus.PENDING);
        decide("one", "approve:" + id, CommentStatus.PENDING);
        decide("one", "restore:" + id, CommentStatus.APPROVED);
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @ParameterizedTest
    @CsvSource({"one, approve:abc", "one, delete:1", "decision, approve", "one, approve:9999999"})
    void nonsenseDecidesNothing(String field, String value) {
        long id = comment("Vera", CommentStatus.PENDING);
        assertThat(decide(field, value, CommentStatus.PENDING)).hasStatus(303);
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void approvedCommentIsReadByEveryone() {
        long id = comment("Vera", CommentStatus.PENDING);
        assertThat(page(article.getAddress())).doesNotContain("Vera");
        decide("one", "approve:" + id, CommentStatus.PENDING);
        assertThat(page(article.getAddress())).contains("Vera", "id=\"comment-" + id + "\"");
    }

    @Test
    void replyFromTheDeskAppearsAtOnceAndApprovesWhatItAnswers() {
        long id = comment("Vera", CommentStatus.PENDING);
        assertThat(mvc.post()
                        .uri("/desk/comments/" + id + "/replies")
                        .param("body", "Thank you, *Vera*.")
                        .with(Desk.asEditor("Mara Lind"))
                        .exchange())
                .hasStatus(303);
        assertThat(status(id)).isEqualTo(CommentStatus.APPROVED);
        assertThat(page(article.getAddress()))
                .contains("Thank you, <em>Vera</em>.", "Mara Lind", "Staff")
                .doesNotContain("mara.lind@");
    }

    @Test
    void restoreNeverLeadsFromOneBinToAnother() {
        long id = comment("Vera", CommentStatus.PENDING);
        decide("one", "spam:" + id, CommentStatus.PENDING);
        decide("one", "remove:" + id, CommentStatus.SPAM);
        decide("one", "restore:" + id, CommentStatus.REMOVED);
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void replyToARemovedCommentIsNotPosted() {
        long id = comment("Vera", CommentStatus.REMOVED);
        mvc.post()
                .uri("/desk/comments/" + id + "/replies")
                .param("body", "Too late.")
                .with(Desk.asEditor())
                .exchange();
        assertThat(status(id)).isEqualTo(CommentStatus.REMOVED);
        assertThat(jdbc.sql("select count(*) from comment").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void doubleClickOnPostReplyPostsOnce() {
        long id = comment("Vera", CommentStatus.APPROVED);
        for (int click = 0; click < 2; click++) {
            mvc.post()
                    .uri("/desk/comments/" + id + "/replies")
                    .param("body", "Once.")
                    .with(Desk.asEditor())
                    .exchange();
        }
        assertThat(jdbc.sql("select count(*) from comment").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void emptyReplyIsRefused() {
        long id = comment("Vera", CommentStatus.PENDING);
        assertThat(mvc.post()
                        .uri("/desk/comments/" + id + "/replies")
                        .param("body", "  ")
                        .with(Desk.asEditor())
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Please write something");
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void queueShowsAStateWithItsCountsAndNamesAsText() {
        comment("<b>Vera</b>", CommentStatus.PENDING);
        comment("Otto", CommentStatus.SPAM);
        assertThat(queue("?status=pending")).contains("&lt;b&gt;Vera&lt;/b&gt;").doesNotContain("<b>Vera", "Otto");
        assertThat(queue("?status=spam")).contains("Otto");
        assertThat(mvc.get().uri("/desk/comments?status=nonsense").with(Desk.asEditor()))
                .hasStatus(404);
    }

    @Test
    void queueSaysWhyACommentWaitsThatNoRuleHolds() {
        long id = comment("Vera", CommentStatus.PENDING);
        String policy = "Not by somebody who is confirmed and was approved before; no rule minds it.";
        assertThat(queue("?status=pending")).contains(policy);
        jdbc.sql("insert into comment_finding (comment_id, screen, code) values (?, 'form', 'old')")
                .param(id)
                .update();
        assertThat(queue("?status=pending"))
                .as("what is only noted holds nothing")
                .contains("The form lay open for more than a week.", policy);
        jdbc.sql("insert into comment_finding (comment_id, screen, code, detail) values (?, 'links', 'many', '3')")
                .param(id)
                .update();
        jdbc.sql(
                        "insert into comment_finding (comment_id, screen, code, detail) values (?, 'duplicate', 'repeated', '1')")
                .param(id)
                .update();
        assertThat(queue("?status=pending"))
                .contains("3 links.", "The same text was posted before, once within a week.")
                .doesNotContain(policy);
    }

    @Test
    void longQueueIsReadInPages() {
        for (int i = 0; i < 31; i++) {
            comment("Reader " + i, CommentStatus.PENDING);
        }
        jdbc.sql("update comment set author_email = author_name || '@example.org'")
                .update();
        String first = queue("");
        assertThat(first).contains("Reader 30").doesNotContain("Reader 0<");
        String older = first.replaceAll("(?s).*href=\"(/desk/comments\\?[^\"]*after=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(page(older)).contains("Reader 0<").doesNotContain("Reader 30");
    }

    private MvcTestResult decide(String field, String value, CommentStatus shown) {
        return mvc.post()
                .uri("/desk/comments/decisions")
                .param(field, value)
                .param("status", shown.key())
                .with(Desk.asEditor())
                .exchange();
    }

    private void undo(MvcTestResult decided) {
        DecisionController.Undo undo = (DecisionController.Undo) java.util.Objects.requireNonNull(
                decided.getMvcResult().getFlashMap().get("undo"));
        mvc.post()
                .uri("/desk/comments/undo")
                .param("batch", "" + undo.batch())
                .with(Desk.asEditor())
                .exchange();
    }

    private void report(long id) {
        jdbc.sql("""
                        insert into comment_report (comment_id, reason, note, reported_at)
                        values (?, 'ABUSIVE', 'He insults me', ?)
                        """)
                .params(id, TestClock.NOON.atOffset(java.time.ZoneOffset.UTC))
                .update();
        jdbc.sql("update comment set reports = reports + 1 where id = ?")
                .param(id)
                .update();
    }

    private long comment(String name, CommentStatus status) {
        return comments.takeOver(
                article.getId(),
                null,
                new CommentWords(name, "reader@example.org", null, "Well done."),
                status,
                TestClock.NOON);
    }

    private CommentStatus status(long id) {
        return CommentStatus.valueOf(jdbc.sql("select status from comment where id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    private String queue(String query) {
        return page("/desk/comments" + query);
    }

    private String page(String address) {
        MvcTestResult result = mvc.get()
                .uri(java.net.URI.create(address))
                .with(address.startsWith("/desk") ? Desk.asEditor() : Desk.sameOrigin())
                .exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
