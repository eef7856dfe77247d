package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.comment.CommentDecided;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.OwnComments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

class ReplyLettersTests extends CommentersTest {

    @Autowired
    ReplyLetters letters;

    @Autowired
    CommenterUpkeep upkeep;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationContext context;

    @Autowired
    OwnComments own;

    @Autowired
    Rights rights;

    private String story;
    private GreenMail server;

    @BeforeEach
    void publishAStory() {
        story = stories.write("Harbour reopens").publish().getAddress();
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        mail.setHost("localhost");
        mail.setPort(server.getSmtp().getPort());
    }

    @AfterEach
    void stopTheServer() {
        server.stop();
        mail.setPort(null);
    }

    @Test
    void nobodyIsToldBeforeTheyHaveSaidYes() {
        String receipt = vera();
        people.act(receipt, "following", "extent", "replies");
        assertThat(people.page(receipt)).contains("once you open the link in our letter");
        reply("Otto", "Too early.", true);
        letters.write();
        assertThat(people.letters(VERA)).singleElement().asString().contains("/comments/follow?link=");
        String link = people.link(VERA);
        assertThat(people.open("/comments/follow?link=" + link)).contains("Do you want to be told of replies?");
        people.send("/comments/follow", "link", link);
        letters.write();
        assertThat(people.letters(VERA)).hasSize(2);
        assertThat(people.page(receipt)).doesNotContain("once you open the link");
    }

    @Test
    void letterThatWaitsIsWrittenAgainWithoutWhoWasErased() {
        follow("story");
        reply("Otto Sand", "I saw it too.", true);
        letters.write();
        assertThat(people.letters(VERA).toString()).contains("Otto Sand", "I saw it too.");
        transactions.executeWithoutResult(status -> rights.erase("otto@example.org", true));
        assertThat(people.letters(VERA).toString()).doesNotContain("Otto Sand");
        letters.write();
        assertThat(people.letters(VERA).toString())
                .contains("Deleted", "I saw it too.")
                .doesNotContain("Otto Sand");
        assertThat(jdbc.sql("select count(*) from outgoing_letter where unsubscribe <> ''")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void anotherWordingAndErasureAreNoNews() {
        people.policy("{\"approval\": \"NOBODY_HELD\"}");
        String old = people.receipt(people.post(story, "Otto", "otto@example.org", "I agre."));
        people.policy("{}");
        follow("story");
        people.policy("{\"approval\": \"NOBODY_HELD\"}");
        people.act(old, "wording", "comment", "I agree.");
        assertThat(people.open(story)).contains("I agree.");
        own.erase("otto@example.org", "Deleted", true);
        assertThat(jdbc.sql("select count(*) from comment_notice")
                        .query(Long.class)
                        .single())
                .isZero();
        reply("Ina", "This is new.", true);
        assertThat(jdbc.sql("select count(*) from comment_notice")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void letterHasBothPartsAndEndsWithOneClick() throws Exception {
        follow("replies");
        reply("Otto <b>", "I *agree* with you.", true);
        letters.write();
        deliver();
        MimeMessage letter = server.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("Otto <b> replied on “Harbour reopens”");
        assertThat(letter.getAllRecipients()).hasSize(1);
        String whole = GreenMailUtil.getWholeMessage(letter);
        assertThat(whole)
                .contains("multipart/alternative", "text/plain", "text/html", "Otto &lt;b&gt; on")
                .doesNotContain("otto@example.org");
        String header = letter.getHeader("List-Unsubscribe")[0];
        Matcher address = Pattern.compile("<http://localhost:8080(/comments/unsubscribe\\?of=[0-9a-f]{64})>")
                .matcher(header);
        assertThat(address.matches()).isTrue();
        assertThat(letter.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");

        assertThat(people.open(address.group(1))).contains("replies to your comment on “Harbour reopens”");
        assertThat(subscriptions()).isEqualTo(1);
        // As a mail program sends it: no cookie, no origin.
        assertThat(mvc.post().uri(address.group(1)).param("List-Unsubscribe", "One-Click"))
                .hasStatusOk()
                .bodyText()
                .contains("not be written to");
        assertThat(subscriptions()).isZero();
        reply("Ina", "And I do not.", true);
        clock.advance(Duration.ofHours(2));
        letters.write();
        assertThat(people.letters(VERA)).isEmpty();
        assertThat(people.open(address.group(1))).contains("have ended already");
    }

    @Test
    void heldReplyIsToldOnlyOnceItIsVisible() {
        follow("replies");
        long reply = reply("Otto", "Held.", false);
        letters.write();
        assertThat(people.letters(VERA)).isEmpty();
        approve(reply);
        letters.write();
        assertThat(people.letters(VERA)).singleElement().asString().contains("> Held.");
        approve(reply);
        clock.advance(Duration.ofHours(2));
        letters.write();
        assertThat(people.letters(VERA)).hasSize(1);
    }

    @Test
    void replyThatIsGoneAgainIsNotTold() {
        follow("replies");
        reply("Otto", "Sorry.", true);
        jdbc.sql("update comment set status = 'REMOVED' where author_name = 'Otto'")
                .update();
        letters.write();
        assertThat(people.letters(VERA)).isEmpty();
    }

    @Test
    void firstReplyIsToldAtOnceAndAFloodInOneLetterAnHour() {
        follow("replies");
        reply("Otto", "One.", true);
        letters.write();
        for (int i = 2; i <= 14; i++) {
            reply("Otto", "Number " + i + ".", true);
            letters.write();
        }
        assertThat(people.letters(VERA)).hasSize(1);
        clock.advance(Duration.ofMinutes(61));
        letters.write();
        letters.write();
        List<String> all = people.letters(VERA);
        assertThat(all).hasSize(2);
        assertThat(all.get(1)).contains("13 new replies", "> Number 2.", "3 more are on the site");
        clock.advance(Duration.ofMinutes(61));
        letters.write();
        assertThat(people.letters(VERA)).hasSize(2);
    }

    @Test
    void wholeStoryIsFollowedButNotWhatOneWritesOneself() {
        follow("story");
        people.post(story, "Vera Holm", VERA, "My own again.");
        people.post(story, "Otto", "otto@example.org", "Not a reply.");
        jdbc.sql("select id from comment").query(Long.class).list().forEach(this::approve);
        letters.write();
        assertThat(people.letters(VERA))
                .singleElement()
                .asString()
                .contains("> Not a reply.")
                .doesNotContain("My own");
    }

    @Test
    void browserThatIsKnownNeedsNoSecondYes() {
        String receipt = vera();
        var known = people.confirm(receipt, VERA);
        jdbc.sql("delete from outgoing_letter").update();
        people.send(Commenting.with(known), "/comments/receipt/following", "receipt", receipt, "extent", "replies");
        assertThat(people.letters(VERA)).isEmpty();
        reply("Otto", "Hello.", true);
        letters.write();
        assertThat(people.letters(VERA)).hasSize(1);
    }

    @Test
    void wishesThatNobodySaidYesToAreForgotten() {
        people.act(vera(), "following", "extent", "replies");
        upkeep.forget();
        assertThat(subscriptions()).isEqualTo(1);
        clock.advance(Duration.ofDays(8));
        upkeep.forget();
        assertThat(subscriptions()).isZero();
        assertThat(jdbc.sql("select count(*) from commenter_link")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String vera() {
        String receipt = people.receipt(people.post(story, "Vera Holm", VERA, "Well done."));
        jdbc.sql("update comment set status = 'APPROVED'").update();
        return receipt;
    }

    private void follow(String extent) {
        String receipt = vera();
        people.act(receipt, "following", "extent", extent);
        people.send("/comments/follow", "link", people.link(VERA));
        jdbc.sql("delete from outgoing_letter").update();
    }

    private long reply(String name, String words, boolean visible) {
        limits.forgetAll();
        String parent =
                jdbc.sql("select min(id) from comment").query(String.class).single();
        String receipt = people.receipt(people.post(story, name, "otto@example.org", words, "parent", parent));
        long id = jdbc.sql("select id from comment where receipt = ?")
                .param(receipt)
                .query(Long.class)
                .single();
        if (visible) {
            approve(id);
        }
        return id;
    }

    private void approve(long id) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update comment set status = 'APPROVED' where id = ?")
                    .param(id)
                    .update();
            events.publishEvent(new CommentDecided(List.of(id), CommentStatus.PENDING, CommentStatus.APPROVED, null));
        });
    }

    private long subscriptions() {
        return jdbc.sql("select count(*) from comment_subscription")
                .query(Long.class)
                .single();
    }

    private void deliver() {
        Object postman = AopTestUtils.getTargetObject(context.getBean("postman"));
        ReflectionTestUtils.invokeMethod(postman, "deliver");
    }
}
