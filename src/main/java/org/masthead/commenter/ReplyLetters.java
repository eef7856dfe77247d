package org.masthead.commenter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.masthead.comment.CommentThreads;
import org.masthead.text.Excerpt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes to people of replies: of the first at once, of further ones together, and never twice within an hour. Whether
 * a reply is visible is asked again when the letter is written. Of several nodes each writes to somebody else.
 */
@Component
class ReplyLetters {

    static final Duration PAUSE = Duration.ofHours(1);

    /** So long it takes at most from noting whom to tell to posting the letter. */
    private static final Duration WRITING = Duration.ofMinutes(1);

    private static final int AT_A_TIME = 100;
    private static final int QUOTED_AT_MOST = 10;
    private static final int LONGEST_QUOTATION = 400;

    private static final String TELLABLE = """
            from comment_notice n
            join comment c on c.id = n.comment_id and c.status = 'APPROVED'
            join article a on a.id = c.article_id and a.status = 'LIVE'
            join comment_subscription s on s.id = n.subscription_id and s.confirmed_at is not null
            where n.told_at is null and n.email =\s""";

    private final JdbcClient jdbc;
    private final CommenterLetters letters;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ReplyLetters(JdbcClient jdbc, CommenterLetters letters, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes to everybody who is due. */
    @Scheduled(
            initialDelayString = "${masthead.comments.letters-every:PT30S}",
            fixedDelayString = "${masthead.comments.letters-every:PT30S}")
    void write() {
        if (!letters.canBeSent()) {
            return;
        }
        boolean another = true;
        for (int written = 0; another && written < AT_A_TIME; written++) {
            another = Objects.requireNonNull(transactions.execute(status -> writeToOne()));
        }
    }

    /**
     * Has letters that quote somebody and were not sent yet written again. To be called before the name and the words
     * are taken out of the comments, in the same transaction.
     */
    void writeAgainWithout(String email) {
        List<String> told = jdbc.sql("""
                        select distinct n.email from comment_notice n join comment c on c.id = n.comment_id
                        where c.author_email = ? and c.account_id is null and n.told_at is not null
                        """).param(email).query(String.class).list();
        letters.recallReplies(told).forEach((recipient, writtenAt) -> {
            jdbc.sql("update comment_notice set told_at = null where email = ? and told_at between ? and ?")
                    .params(recipient, at(writtenAt.minus(WRITING)), at(writtenAt))
                    .update();
            jdbc.sql("update commenter set written_at = null where email = ?")
                    .param(recipient)
                    .update();
        });
    }

    private boolean writeToOne() {
        OffsetDateTime now = at(clock.instant());
        Optional<String> due = jdbc.sql("select p.email from commenter p"
                        + " where p.confirmed_at is not null and (p.written_at is null or p.written_at <= :before)"
                        + " and p.email in (select email from comment_notice where told_at is null)"
                        + " and exists (select " + TELLABLE + "p.email)"
                        + " order by p.written_at nulls first, p.email limit 1 for update skip locked")
                .param("before", now.minus(PAUSE))
                .query(String.class)
                .optional();
        due.ifPresent(email -> tell(email, now));
        return due.isPresent();
    }

    private void tell(String email, OffsetDateTime now) {
        List<Long> told = jdbc.sql("update comment_notice set told_at = :now where email = :email and comment_id in"
                        + " (select n.comment_id " + TELLABLE + ":email) returning comment_id")
                .param("now", now)
                .param("email", email)
                .query(Long.class)
                .list();
        List<Reply> quoted = jdbc.sql("""
                        select c.id, c.author_name, c.body_html, a.headline, a.address
                        from comment_notice n join comment c on c.id = n.comment_id
                        join article a on a.id = c.article_id
                        where n.email = :email and c.id = any (:told) order by c.id limit :most
                        """)
                .param("email", email)
                .param("told", told.toArray(Long[]::new))
                .param("most", QUOTED_AT_MOST)
                .query(ReplyLetters::map)
                .list();
        jdbc.sql("update commenter set written_at = ? where email = ?")
                .params(now, email)
                .update();
        letters.replies(email, nameOf(email), quoted, told.size(), unsubscribing(email, told));
    }

    /** Ends the one subscription that the letter is about, or all of them where it is about several. */
    private String unsubscribing(String email, List<Long> told) {
        List<String> secrets = jdbc.sql("""
                        select distinct s.secret from comment_notice n
                        join comment_subscription s on s.id = n.subscription_id
                        where n.email = :email and n.comment_id = any (:told)
                        """)
                .param("email", email)
                .param("told", told.toArray(Long[]::new))
                .query(String.class)
                .list();
        return UnsubscribeController.addressOf(secrets.get(0), secrets.size() > 1);
    }

    private String nameOf(String email) {
        return jdbc.sql("select coalesce(confirmed_name, '') from commenter where email = ?")
                .param(email)
                .query(String.class)
                .single();
    }

    private static Reply map(ResultSet row, int number) throws SQLException {
        return new Reply(
                row.getString("author_name"),
                row.getString("headline"),
                CommentThreads.lastingAddress(row.getString("address"), row.getLong("id")),
                Excerpt.ofHtml(row.getString("body_html"), LONGEST_QUOTATION));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
