package org.masthead.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns what happened into messages, one for each system that wants to know; each happening exactly once. */
@Component
class Dispatch {

    private static final int AT_A_TIME = 100;

    private final JdbcClient jdbc;
    private final Messages messages;
    private final WebhookSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Dispatch(
            JdbcClient jdbc,
            Messages messages,
            WebhookSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Works off what has happened so far. */
    @Scheduled(
            initialDelayString = "${masthead.webhooks.every:PT1S}",
            fixedDelayString = "${masthead.webhooks.every:PT1S}")
    void work() {
        boolean more = true;
        while (more) {
            more = Objects.requireNonNull(transactions.execute(status -> some())) == AT_A_TIME;
        }
    }

    private int some() {
        Instant now = clock.instant();
        List<Messages.Noted> noted = jdbc.sql("""
                        delete from webhook_event where id in (
                            select id from webhook_event where due_at <= ? order by due_at, id limit ?
                            for update skip locked)
                        returning id, occasion, article_id, comment_id, detail, happened_at""")
                .params(Timestamp.from(now), AT_A_TIME)
                .query(Messages.Noted::read)
                .list();
        noted.forEach(each -> messages.bodyOf(each).ifPresent(body -> send(each.occasion(), body, now)));
        return noted.size();
    }

    private void send(String occasion, String body, Instant now) {
        jdbc.sql("""
                        insert into webhook_delivery (webhook_id, message_id, occasion, body, created_at, due_at)
                        select id, ?, ?, ?, ?, ? from webhook where active and ? = any (occasions)""")
                .params(UUID.randomUUID(), occasion, body, Timestamp.from(now), Timestamp.from(now), occasion)
                .update();
    }

    /** Forgets what was sent long ago. */
    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("delete from webhook_delivery where created_at < ? and status <> 'WAITING'")
                .param(Timestamp.from(clock.instant().minus(settings.keep())))
                .update();
    }
}
