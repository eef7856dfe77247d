package org.masthead.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masthead.audit.Audit;
import org.masthead.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The systems that are told, and what was sent to each. */
@Service
@Transactional
class Webhooks {

    private static final String KIND = "webhook";

    private final JdbcClient jdbc;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, Messages messages, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Webhook> all() {
        return jdbc.sql("select " + Webhook.COLUMNS + " from webhook order by name, id")
                .query(Webhook::read)
                .list();
    }

    @Transactional(readOnly = true)
    Webhook find(long id) {
        return jdbc.sql("select " + Webhook.COLUMNS + " from webhook where id = ?")
                .param(id)
                .query(Webhook::read)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** What was sent, the latest first. */
    @Transactional(readOnly = true)
    List<Delivery> deliveries(long webhook, long before, int count) {
        return jdbc.sql("select " + Delivery.COLUMNS + """
                        from webhook_delivery where webhook_id = ? and id < ? order by id desc limit ?""")
                .params(webhook, before, count)
                .query(Delivery::read)
                .list();
    }

    /** Made, with its secret, which is never shown again. */
    record Made(long id, String secret) {}

    Made create(WebhookForm form) {
        String secret = WebhookSecret.fresh();
        long id = jdbc.sql("""
                        insert into webhook (name, address, secret, occasions, created_at)
                        values (?, ?, ?, ?, ?) returning id""")
                .params(
                        form.name(),
                        form.address(),
                        secret,
                        form.occasions().toArray(String[]::new),
                        Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        note("created", id);
        return new Made(id, secret);
    }

    void change(long id, WebhookForm form) {
        changed(jdbc.sql("update webhook set name = ?, address = ?, occasions = ? where id = ?")
                .params(form.name(), form.address(), form.occasions().toArray(String[]::new), id)
                .update());
        note("changed", id);
    }

    /** Switches it on or off; on, it starts with a clean slate. */
    void activate(long id, boolean active) {
        changed(jdbc.sql("update webhook set active = ?, failing_since = null, switched_off_at = null where id = ?")
                .params(active, id)
                .update());
        note(active ? "activated" : "stopped", id);
    }

    String renewSecret(long id) {
        String secret = WebhookSecret.fresh();
        changed(jdbc.sql("update webhook set secret = ? where id = ?")
                .params(secret, id)
                .update());
        note("secret-renewed", id);
        return secret;
    }

    void delete(long id) {
        note("deleted", id);
        changed(jdbc.sql("delete from webhook where id = ?").param(id).update());
    }

    /** Sends something at once, whatever it is subscribed to and even if it is off. */
    void ping(long id) {
        find(id);
        send(id, Occasion.PING, messages.ping(clock.instant()));
    }

    private void send(long webhook, Occasion occasion, String body) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into webhook_delivery (webhook_id, message_id, occasion, body, created_at, due_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(webhook, UUID.randomUUID(), occasion.key(), body, now, now)
                .update();
    }

    /** Sends the same message again, under its number, so that a receiver which has it knows. */
    void again(long webhook, long delivery) {
        changed(jdbc.sql("""
                        update webhook_delivery set status = 'WAITING', attempts = 0, due_at = ?
                        where id = ? and webhook_id = ?""")
                .params(Timestamp.from(clock.instant()), delivery, webhook)
                .update());
    }

    private void note(String act, long id) {
        Webhook webhook = find(id);
        audit.note(KIND, act, id, webhook.name(), Map.of("host", webhook.host(), "occasions", webhook.occasions()));
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new NotFound();
        }
    }
}
