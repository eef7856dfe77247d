package org.masthead.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.site.SiteSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters on their way out. A letter is posted in the transaction that has a reason for it, so there is never one
 * without the other.
 */
@Service
public class Outbox {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final MailServer server;
    private final SiteSettings site;
    private final Clock clock;

    Outbox(JdbcClient jdbc, MailServer server, SiteSettings site, Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.site = site;
        this.clock = clock;
    }

    /** Whether the site can send mail at all. */
    public boolean isOpen() {
        return server.isConfigured();
    }

    /** Puts a letter in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Letter letter) {
        Timestamp now = now();
        jdbc.sql("""
                        insert into outgoing_letter
                            (message_id, recipient, name, subject, plain, html, unsubscribe, created_at, due_at,
                             useful_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        "<" + UUID.randomUUID() + "@" + server.domain() + ">",
                        letter.recipient(),
                        letter.name(),
                        letter.subject(),
                        LetterText.plain(letter),
                        LetterText.html(letter, site.language(), site.direction()),
                        letter.unsubscribe() == null ? "" : letter.unsubscribe(),
                        now,
                        now,
                        Timestamp.from(letter.usefulUntil()))
                .update();
    }

    /** What has been tried in vain, given up or not, latest first. */
    @Transactional(readOnly = true)
    public List<StuckLetter> stuck() {
        return jdbc.sql("""
                        select id, recipient, subject, status, attempts, last_problem, created_at, due_at
                        from outgoing_letter where attempts > 0 or status = 'DEAD'
                        order by id desc limit ?""")
                .param(SHOWN)
                .query((row, number) -> new StuckLetter(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("status").equals("DEAD"),
                        row.getInt("attempts"),
                        row.getString("last_problem"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    /**
     * Has a letter tried again, at once and with all its attempts.
     *
     * @return whether it was still there
     */
    @Transactional
    public boolean tryAgain(long id) {
        Timestamp now = now();
        return jdbc.sql("""
                                update outgoing_letter set status = 'WAITING', attempts = 0, last_problem = '', due_at = ?
                                where id = ? and useful_until > ?""").params(now, id, now).update() > 0;
    }

    /** Throws away whatever is still to be sent to somebody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void discardAllTo(String recipient) {
        jdbc.sql("delete from outgoing_letter where recipient = ?")
                .param(recipient)
                .update();
    }

    /**
     * Takes back what is still to be sent to some people of what they subscribed to.
     *
     * @return when each of the letters was written, by who would have got it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Instant> recall(Collection<String> recipients) {
        return jdbc
                .sql("delete from outgoing_letter where recipient = any (?) and unsubscribe <> ''"
                        + " returning recipient, created_at")
                .param(recipients.toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(row.getString(1), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one.isBefore(other) ? one : other));
    }

    /** Throws a letter away unsent. */
    @Transactional
    public boolean discard(long id) {
        return jdbc.sql("delete from outgoing_letter where id = ?").param(id).update() > 0;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
