package org.masthead.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.request.RequestContextHolder;

/** What moderators are told by e-mail, and how often. */
@NewsroomTest
class ModeratorLettersTests {

    @Autowired
    ModeratorLetters letters;

    @Autowired
    CommentService comments;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    MailProperties mail;

    private Article article;
    private DeskUser mara;

    @BeforeEach
    void oneModeratorWhoWasToldOfAll() {
        for (String table : List.of("article", "outgoing_letter", "discussion_policy", "account_section")) {
            jdbc.sql("delete from " + table).update();
        }
        mara = Desk.account(jdbc, "Mara Lind", Role.MODERATOR);
        article = stories.write("Harbour reopens").publish();
        jdbc.sql(
                        "update moderation_letter set written_at = ?, last_comment = (select coalesce(max(id), 0) from comment)")
                .param(java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .update();
        mail.setHost("mail.example");
        // The clock of the house writes these letters, and no request that would remember the policy.
        RequestContextHolder.resetRequestAttributes();
    }

    @AfterEach
    void usualPolicy() {
        mail.setHost(null);
        jdbc.sql("delete from discussion_policy").update();
    }

    @Test
    void whatWaitsIsToldOnceAndTogether() {
        comment(article, CommentStatus.PENDING);
        comment(article, CommentStatus.PENDING);
        comment(article, CommentStatus.APPROVED);
        letters.write();
        letters.write();
        assertThat(letters(mara)).singleElement().asString().contains("2 ", "/desk/comments");
    }

    @Test
    void anotherLetterComesNoSoonerThanThePolicySays() {
        comment(article, CommentStatus.PENDING);
        letters.write();
        comment(article, CommentStatus.PENDING);
        clock.advance(Duration.ofMinutes(59));
        letters.write();
        assertThat(letters(mara)).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        letters.write();
        clock.advance(Duration.ofMinutes(-61));
        assertThat(letters(mara)).hasSize(2);
    }

    @Test
    void ofWhatStandsAlreadyNobodyHearsUnlessTheyWishTo() {
        comment(article, CommentStatus.APPROVED);
        letters.write();
        assertThat(letters(mara)).isEmpty();
        policy("EVERY_COMMENT");
        letters.write();
        assertThat(letters(mara)).hasSize(1);
    }

    @Test
    void nobodyIsWrittenToWhereThePolicyOrTheServerSaysSo() {
        comment(article, CommentStatus.PENDING);
        policy("NONE");
        letters.write();
        policy("HELD_COMMENTS");
        mail.setHost(null);
        letters.write();
        assertThat(letters(mara)).isEmpty();
    }

    @Test
    void boundModeratorHearsOfTheirSectionsOnly() {
        long town = stories.section("Town").getId();
        DeskUser bound = Desk.account(jdbc, "Hanna Harbour", Role.MODERATOR);
        jdbc.sql("insert into account_section (account_id, section_id) values (?, ?)")
                .params(bound.id(), town)
                .update();
        comment(stories.write("Below the cranes").inSection("Harbour").publish(), CommentStatus.PENDING);
        letters.write();
        assertThat(letters(bound)).isEmpty();
        assertThat(letters(mara)).hasSize(1);
    }

    private void comment(Article story, CommentStatus status) {
        comments.takeOver(
                story.getId(),
                null,
                new CommentWords("Vera", "vera@example.org", null, "Well done."),
                status,
                TestClock.NOON);
    }

    private void policy(String wish) {
        jdbc.sql("delete from discussion_policy").update();
        jdbc.sql("insert into discussion_policy (version, policy, saved_at) values (1, ?::jsonb, now())")
                .param("{\"desk\": {\"letters\": \"" + wish + "\"}}")
                .update();
    }

    private List<String> letters(DeskUser moderator) {
        return jdbc.sql("select plain from outgoing_letter where recipient = ? order by id")
                .param(moderator.email())
                .query(String.class)
                .list();
    }
}
