package org.masthead.webhook;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.OutboundRefused;
import org.masthead.outbound.PublicWeb;
import org.masthead.outbound.WebAnswer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries messages out, a few at once, so that one who is slow keeps nobody else waiting. Whoever takes a message has
 * it for a while; should its node stop, another one carries it after that, so a receiver may get a message twice and
 * knows it by its number.
 */
@Component
class Courier implements DisposableBean {

    private static final int HANDS = 8;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int GONE = 410;
    private static final int LONGEST_ANSWER = 500;

    private final JdbcClient jdbc;
    private final PublicWeb web;
    private final Complaints complaints;
    private final WebhookSettings settings;
    private final Clock clock;
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS, work -> {
        Thread hand = new Thread(work, "webhook-courier");
        hand.setDaemon(true);
        return hand;
    });
    private final Semaphore free = new Semaphore(HANDS);

    Courier(JdbcClient jdbc, PublicWeb web, Complaints complaints, WebhookSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.web = web;
        this.complaints = complaints;
        this.settings = settings;
        this.clock = clock;
    }

    private record Message(
            long id, long webhook, String messageId, String body, String address, String secret, int attempts) {}

    private record Outcome(@Nullable Integer status, String answer, long millis) {

        boolean taken() {
            return status != null && status >= 200 && status < 300;
        }
    }

    /** Takes what is due, as much as there are hands for. */
    @Scheduled(
            initialDelayString = "${masthead.webhooks.every:PT1S}",
            fixedDelayString = "${masthead.webhooks.every:PT1S}")
    void carry() {
        int idle = free.drainPermits();
        List<Message> due = idle == 0 ? List.of() : take(idle);
        free.release(idle - due.size());
        due.forEach(message -> hands.execute(() -> {
            try {
                note(message, send(message));
            } finally {
                free.release();
            }
        }));
    }

    /** Whether nothing is being carried just now. */
    boolean isIdle() {
        return free.availablePermits() == HANDS;
    }

    private List<Message> take(int count) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update webhook_delivery d set due_at = :lease, attempts = attempts + 1
                        from webhook w
                        where w.id = d.webhook_id and d.id in (
                            select id from webhook_delivery where status = 'WAITING' and due_at <= :now
                            order by due_at, id limit :count for update skip locked)
                        returning d.id, d.webhook_id, d.message_id, d.body, d.attempts, w.address, w.secret""")
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .param("count", count)
                .query((row, number) -> new Message(
                        row.getLong("id"),
                        row.getLong("webhook_id"),
                        "msg_" + row.getString("message_id"),
                        row.getString("body"),
                        row.getString("address"),
                        row.getString("secret"),
                        row.getInt("attempts")))
                .list();
    }

    private Outcome send(Message message) {
        Instant now = clock.instant();
        long begun = System.nanoTime();
        try {
            WebAnswer answer = web.post(
                    URI.create(message.address()),
                    Map.of(
                            "webhook-id", message.messageId(),
                            "webhook-timestamp", Long.toString(now.getEpochSecond()),
                            "webhook-signature",
                                    WebhookSecret.sign(message.secret(), message.messageId(), now, message.body())),
                    "application/json",
                    message.body().getBytes(StandardCharsets.UTF_8));
            return new Outcome(answer.status(), new String(answer.body(), StandardCharsets.UTF_8), millisSince(begun));
        } catch (IOException | OutboundRefused e) {
            return new Outcome(null, String.valueOf(e.getMessage()), millisSince(begun));
        }
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private void note(Message message, Outcome outcome) {
        Instant now = clock.instant();
        boolean last = message.attempts() > settings.pauses().size();
        String status = outcome.taken() ? "DELIVERED" : last ? "FAILED" : "WAITING";
        Instant due = outcome.taken() || last ? now : now.plus(settings.pauses().get(message.attempts() - 1));
        jdbc.sql("""
                        update webhook_delivery
                        set status = ?, due_at = ?, tried_at = ?, answer_status = ?, answer = ?, took_millis = ?
                        where id = ?""")
                .param(1, status)
                .param(2, Timestamp.from(due))
                .param(3, Timestamp.from(now))
                .param(4, outcome.status(), java.sql.Types.INTEGER)
                .param(5, plain(outcome.answer()))
                .param(6, (int) outcome.millis())
                .param(7, message.id())
                .update();
        if (outcome.taken()) {
            complaints.settle(message.webhook());
        } else {
            complaints.note(message.webhook(), Integer.valueOf(GONE).equals(outcome.status()));
        }
    }

    /** Printable, and no longer than the log has room for. */
    private static String plain(String answer) {
        String text =
                answer.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]+", " ").strip();
        return text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) : text;
    }

    @Override
    public void destroy() {
        hands.shutdownNow();
    }
}
