package org.masthead.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers for a day what a program was answered, under the key that it gave its request. A request whose node died on
 * it is let in again after a while, unless it had been carried out: see {@link WriteMark}.
 */
@Component
class AskedOnce {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration GIVEN_UP = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    AskedOnce(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An earlier request of the same key.
     *
     * @param status null while it is under way
     * @param lost whether it was carried out, and nobody is there any more to say what came of it
     */
    record Earlier(
            byte[] hash, @Nullable Integer status, String mediaType, String location, byte[] body, boolean lost) {}

    /** Takes a key for a request; what stands under it already, or null where it is new. */
    @Nullable
    Earlier begin(long account, String key, byte[] hash) {
        Instant now = clock.instant();
        int mine = jdbc.sql("""
                        insert into api_answer (account_id, key, request_hash, asked_at)
                        values (:account, :key, :hash, :now)
                        on conflict (account_id, key) do update set request_hash = :hash, status = null, wrote = false, asked_at = :now
                        where api_answer.asked_at < :old
                           or api_answer.status is null and not api_answer.wrote and api_answer.asked_at < :dead""")
                .param("account", account)
                .param("key", key)
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .param("old", Timestamp.from(now.minus(KEPT)))
                .param("dead", Timestamp.from(now.minus(GIVEN_UP)))
                .update();
        if (mine > 0) {
            return null;
        }
        return jdbc.sql("""
                        select request_hash, status, media_type, location, body, wrote and asked_at < :dead
                        from api_answer where account_id = :account and key = :key""")
                .param("account", account)
                .param("key", key)
                .param("dead", Timestamp.from(now.minus(GIVEN_UP)))
                .query((row, number) -> new Earlier(
                        row.getBytes(1),
                        row.getObject(2, Integer.class),
                        row.getString(3),
                        row.getString(4),
                        row.getBytes(5),
                        row.getBoolean(6)))
                .optional()
                .orElseGet(() -> new Earlier(hash, null, "", "", new byte[0], false));
    }

    void keep(long account, String key, int status, String mediaType, String location, byte[] body) {
        jdbc.sql("""
                        update api_answer set status = ?, media_type = ?, location = ?, body = ?
                        where account_id = ? and key = ?""").params(status, mediaType, location, body, account, key).update();
    }

    /** Notes within a transaction that it carries the request out. */
    void wrote(long account, String key) {
        jdbc.sql("update api_answer set wrote = true where account_id = ? and key = ? and not wrote")
                .params(account, key)
                .update();
    }

    /**
     * Forgets a request that came to nothing, so that it can be sent again.
     *
     * @return false where it was carried out after all
     */
    boolean forget(long account, String key) {
        return jdbc.sql("delete from api_answer where account_id = ? and key = ? and not wrote")
                        .params(account, key)
                        .update()
                > 0;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void tidy() {
        jdbc.sql("delete from api_answer where asked_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    /** Tells requests apart; what they carry is still to be added. */
    static MessageDigest digest(String what) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(what.getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
