package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ReceiptTests extends CommentersTest {

    private String story;

    @BeforeEach
    void publishAStory() {
        Article article = stories.write("Harbour reopens").publish();
        story = article.getAddress();
    }

    @Test
    void receiptSaysThatTheCommentWaitsAndIsKeptByNobody() {
        String receipt = vera("Well *done*.");
        MvcTestResult page =
                mvc.get().uri("/comments/receipt?receipt=" + receipt).exchange();
        assertThat(page)
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-store")
                .hasHeader("Referrer-Policy", "same-origin")
                .hasHeader("X-Robots-Tag", "noindex, nofollow, noarchive")
                .bodyText()
                .contains("It waits for the newsroom", "<em>done</em>", "content=\"noindex\"")
                .doesNotContain("vera@example.org", "??");
        assertThat(page.getResponse().getCookies()).isEmpty();
        assertThat(mvc.get().uri("/comments/receipt?receipt=guess")).hasStatus(404);
        assertThat(mvc.get().uri("/comments/receipt")).hasStatus(404);
        assertThat(people.open(story + "?receipt=" + receipt)).contains("/comments/receipt?receipt=" + receipt);
    }

    @Test
    void decisionAndItsReasonAreToldInPlainWords() {
        String receipt = vera("Well done.");
        jdbc.sql("update comment set status = 'REMOVED', reason = 'OFF_TOPIC', reason_note = 'Ferries, please.'")
                .update();
        assertThat(people.page(receipt))
                .contains("not about the story", "Ferries, please.", "You see it otherwise?")
                .doesNotContain("Change the wording", "Take it back");
        jdbc.sql("update comment set status = 'APPROVED', reason = null, reason_note = ''")
                .update();
        assertThat(people.page(receipt)).contains("It is published", story + "/comments/" + id());
        jdbc.sql("update article set status = 'WITHDRAWN', withdrawn_at = now()")
                .update();
        assertThat(people.page(receipt)).contains("The story is no longer there");
    }

    @Test
    void whoPostsOnceMoreAfterTheDecisionIsToldOfIt() {
        String receipt = vera("Well done.");
        jdbc.sql("update comment set status = 'SPAM', reason = 'SPAM'").update();
        MvcTestResult again = people.post(story, "Vera Holm", "vera@example.org", "Well done.");
        assertThat(Commenting.location(again)).isEqualTo("/comments/receipt?receipt=" + receipt);
        assertThat(people.page(receipt)).contains("It looks like advertising");
    }

    @Test
    void waitingCommentGetsAnotherWordingAtAnyTime() {
        String receipt = vera("Well dnoe.");
        clock.advance(Duration.ofDays(3));
        assertThat(Commenting.location(people.act(receipt, "wording", "comment", "Well done.")))
                .startsWith("/comments/receipt?receipt=" + receipt + "&done=reworded-");
        assertThat(people.page(receipt)).contains("Well done.", "edited").doesNotContain("dnoe");
        assertThat(jdbc.sql("select body from comment_edit").query(String.class).single())
                .isEqualTo("Well dnoe.");
        assertThat(people.status(receipt)).isEqualTo("PENDING");
        people.act(receipt, "wording", "comment", "Well done.");
        assertThat(edits()).isEqualTo(1);
    }

    @Test
    void visibleCommentIsChangedWithinTheMinutesOfThePolicyAndReadAgain() {
        String receipt = vera("Well dnoe.");
        jdbc.sql("update comment set status = 'APPROVED'").update();
        assertThat(people.page(receipt)).contains("You can change it until", "reads the new wording");
        people.act(receipt, "wording", "comment", "Buy my boats.");
        assertThat(people.status(receipt)).isEqualTo("PENDING");
        assertThat(people.open(story)).doesNotContain("Buy my boats", "dnoe");
        jdbc.sql("update comment set status = 'APPROVED'").update();
        clock.advance(Duration.ofMinutes(6));
        assertThat(people.page(receipt)).doesNotContain("Change the wording");
        MvcTestResult late = people.act(receipt, "wording", "comment", "Too late.");
        assertThat(late).hasStatus(422).bodyText().contains("The time to change this comment is over", "Too late.");
        assertThat(people.open(story)).contains("Buy my boats.");
    }

    @Test
    void wordingThatNeedsNoEditorStaysVisible() {
        people.policy("{\"approval\": \"NOBODY_HELD\", \"editMinutes\": 10}");
        String receipt = vera("Well dnoe.");
        assertThat(people.page(receipt)).doesNotContain("reads the new wording");
        people.act(receipt, "wording", "comment", "Well done.");
        assertThat(people.open(story)).contains("Well done.");
        assertThat(jdbc.sql("select unreviewed from comment")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void wordingIsCheckedAsANewCommentIs() {
        String receipt = vera("Well done.");
        assertThat(people.act(receipt, "wording", "comment", " \u200b "))
                .hasStatus(422)
                .bodyText()
                .contains("Please write something");
        assertThat(people.act(receipt, "wording", "comment", "x".repeat(5001)))
                .hasStatus(422)
                .bodyText()
                .contains("at most 5,000", "x".repeat(5001));
        people.act(receipt, "wording", "comment", "<script>alert(1)</script>");
        assertThat(people.page(receipt)).doesNotContain("<script>alert");
        jdbc.sql("update article set discussion = 'FROZEN'").update();
        assertThat(people.act(receipt, "wording", "comment", "Frozen.")).hasStatus(422);
    }

    @Test
    void withdrawnCommentIsGoneForReadersAndKeepsItsReplies() {
        String receipt = vera("Well done.");
        jdbc.sql("update comment set status = 'APPROVED'").update();
        long id = jdbc.sql("select id from comment").query(Long.class).single();
        people.receipt(people.post(story, "Otto", "otto@example.org", "Indeed.", "parent", "" + id));
        jdbc.sql("update comment set status = 'APPROVED' where id <> ?")
                .param(id)
                .update();
        people.act(receipt, "withdrawal");
        assertThat(people.open(story))
                .contains("Whoever wrote this comment took it back", "Indeed.")
                .doesNotContain("Well done.");
        assertThat(people.page(receipt))
                .contains("You took it back")
                .doesNotContain("You see it otherwise?", "Change the wording");
        people.act(receipt, "withdrawal");
        assertThat(people.act(receipt, "wording", "comment", "Back again.")).hasStatus(422);
        assertThat(jdbc.sql("select reason from comment where withdrawn_at is not null")
                        .query(String.class)
                        .single())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void decisionIsAppealedOnceAndTheAnswerStandsOnTheReceipt() {
        String receipt = vera("Well done.");
        people.act(receipt, "appeal", "words", "Nothing to appeal against yet.");
        assertThat(appeals()).isEmpty();
        jdbc.sql("update comment set status = 'REMOVED', reason = 'ABUSIVE'").update();
        assertThat(people.act(receipt, "appeal", "words", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Please say why");
        people.act(receipt, "appeal", "words", "It was praise.");
        people.act(receipt, "appeal", "words", "And once more.");
        assertThat(appeals()).containsExactly("It was praise.");
        assertThat(people.page(receipt))
                .contains("It was praise.", "has not decided yet")
                .doesNotContain("You see it otherwise?");
        jdbc.sql("update comment_appeal set outcome = 'UPHELD', answer = 'It was not.', decided_at = now()")
                .update();
        assertThat(people.page(receipt)).contains("stands by its decision", "It was not.");
    }

    @Test
    void linkIsSentByMailButNobodyIsFlooded() {
        String receipt = vera("Well done.");
        for (int i = 0; i < 5; i++) {
            assertThat(people.act(receipt, "letter")).hasStatus(303);
        }
        List<String> letters = people.letters("vera@example.org");
        assertThat(letters)
                .hasSize(3)
                .allMatch(each -> each.contains("http://localhost:8080/comments/receipt?receipt=" + receipt))
                .noneMatch(each -> each.contains("Vera") || each.contains("Well done"));
        for (int i = 0; i < 20; i++) {
            people.act(receipt, "letter");
        }
        assertThat(people.act(receipt, "letter")).hasStatus(429).containsHeader("Retry-After");
        assertThat(people.letters("vera@example.org")).hasSize(3);
        mail.setHost(null);
        limits.forgetAll();
        assertThat(people.act(receipt, "letter")).hasStatus(404);
        assertThat(people.page(receipt)).doesNotContain("Send me this link");
    }

    private String vera(String words) {
        return people.receipt(people.post(story, "Vera Holm", "vera@example.org", words));
    }

    @Test
    void withdrawalSettlesReportsAndStandsAmongTheDecisions() {
        String receipt = vera("Well done.");
        jdbc.sql("update comment set status = 'APPROVED', reports = 1").update();
        jdbc.sql("""
                        insert into comment_report (comment_id, reason, note, reported_at)
                        select id, 'ABUSIVE', '', now() from comment
                        """).update();
        people.act(receipt, "withdrawal");
        assertThat(jdbc.sql("select count(*) from comment_report where settled_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select reports from comment").query(Integer.class).single())
                .isZero();
        assertThat(jdbc.sql("select from_status || ' ' || to_status || ' ' || reason from comment_decision")
                        .query(String.class)
                        .list())
                .containsExactly("APPROVED REMOVED WITHDRAWN");
    }

    private long id() {
        return jdbc.sql("select id from comment").query(Long.class).single();
    }

    private long edits() {
        return jdbc.sql("select count(*) from comment_edit").query(Long.class).single();
    }

    private List<String> appeals() {
        return jdbc.sql("select words from comment_appeal").query(String.class).list();
    }
}
