package org.masthead.mail;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries letters out, one transaction each. Of several nodes each takes another letter. What is of no use any more is
 * thrown away, as it may hold a link. Should a node die between the server's word and the row's end the letter goes
 * twice, under the same number.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final int AT_A_TIME = 50;
    private static final int LONGEST_PROBLEM = 500;

    /** Mail servers repeat the recipient's address, which is nobody's business in a log. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"]{1,254}@[^\\s<>\"]{1,254}");

    private final JdbcClient jdbc;
    private final MailServer server;
    private final OutboxSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Postman(
            JdbcClient jdbc,
            MailServer server,
            OutboxSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Carries out what is due. */
    @Scheduled(initialDelayString = "${masthead.mail.every:PT5S}", fixedDelayString = "${masthead.mail.every:PT5S}")
    void deliver() {
        if (!server.isConfigured()) {
            return;
        }
        jdbc.sql("delete from outgoing_letter where useful_until <= ?")
                .param(Timestamp.from(clock.instant()))
                .update();
        boolean another = true;
        for (int carried = 0; another && carried < AT_A_TIME; carried++) {
            another = Objects.requireNonNull(transactions.execute(status -> deliverOne()));
        }
    }

    private boolean deliverOne() {
        Instant now = clock.instant();
        Optional<WaitingLetter> next = next(now);
        next.ifPresent(letter -> {
            try {
                server.send(letter);
                jdbc.sql("delete from outgoing_letter where id = ?")
                        .param(letter.id())
                        .update();
            } catch (MailException e) {
                keep(letter, e, now);
            }
        });
        return next.isPresent();
    }

    private Optional<WaitingLetter> next(Instant now) {
        return jdbc.sql("""
                        select id, message_id, recipient, name, subject, plain, html, unsubscribe, attempts, created_at
                        from outgoing_letter where status = 'WAITING' and due_at <= :now and useful_until > :now
                        order by due_at, id limit 1 for update skip locked""")
                .param("now", Timestamp.from(now))
                .query((row, number) -> new WaitingLetter(
                        row.getLong("id"),
                        row.getString("message_id"),
                        row.getString("recipient"),
                        row.getString("name"),
                        row.getString("subject"),
                        row.getString("plain"),
                        row.getString("html"),
                        row.getString("unsubscribe"),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    private void keep(WaitingLetter letter, MailException problem, Instant now) {
        int attempts = letter.attempts() + 1;
        boolean dead = isHopeless(problem) || attempts >= settings.attempts();
        Instant due = dead ? now : now.plus(settings.pauseAfter(attempts));
        String words = words(problem);
        jdbc.sql("update outgoing_letter set status = ?, attempts = ?, last_problem = ?, due_at = ? where id = ?")
                .params(dead ? "DEAD" : "WAITING", attempts, words, Timestamp.from(due), letter.id())
                .update();
        LOG.warn(
                "Letter {} {} after {} attempts: {}",
                letter.id(),
                dead ? "given up" : "not sent yet",
                attempts,
                ADDRESS.matcher(words).replaceAll("<address>"));
    }

    /** An address or a letter that no server will ever take; a server that is away or full is another matter. */
    private static boolean isHopeless(MailException problem) {
        if (problem instanceof MailParseException || problem instanceof MailPreparationException) {
            return true;
        }
        for (Throwable cause = first(problem); cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressException) {
                return true;
            }
            if (cause instanceof SendFailedException refused && isPermanent(refused)) {
                return true;
            }
        }
        return false;
    }

    /** SMTP says 5xx where trying again is of no use. */
    private static boolean isPermanent(SendFailedException refused) {
        for (Exception next = refused;
                next != null;
                next = next instanceof SendFailedException more ? more.getNextException() : null) {
            String words = String.valueOf(next.getMessage());
            if (words.matches("(?s)5\\d\\d[ -].*")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable first(MailException problem) {
        if (problem instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            return sending.getMessageExceptions()[0];
        }
        return problem.getCause();
    }

    private static String words(MailException problem) {
        Throwable first = first(problem);
        String words = String.valueOf((first == null ? problem : first).getMessage())
                .replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ")
                .strip();
        return words.length() > LONGEST_PROBLEM ? words.substring(0, LONGEST_PROBLEM) : words;
    }
}
