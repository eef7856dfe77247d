package org.masthead.comment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes a repeated post harmless. Pages are the same for everyone and carry no token, so the key of a submission is a
 * digest of who posted what where; it is unique in the database, and of two posts at the same moment the second waits
 * for the first.
 */
@Component
class CommentSubmissions {

    private final JdbcClient jdbc;
    private final DiscussionPolicies policies;

    CommentSubmissions(JdbcClient jdbc, DiscussionPolicies policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** The digest of a submission. */
    static byte[] digest(long articleId, @Nullable Long parentId, CommentWords words) {
        String submission = String.join(
                "\u0000",
                Long.toString(articleId),
                parentId == null ? "" : parentId.toString(),
                words.name().toLowerCase(Locale.ROOT),
                words.email(),
                words.body());
        return sha256(submission.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The comment that came of the same submission within the window. */
    Optional<Long> earlier(byte[] digest, Instant now) {
        return jdbc.sql("""
                        select comment_id from comment_submission
                        where digest = :digest and submitted_at >= :start and comment_id is not null
                        """)
                .param("digest", digest)
                .param("start", now.minus(window()).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /** Claims a submission for the running transaction; false where another one had it first. */
    boolean claim(byte[] digest, Instant now) {
        return jdbc.sql("""
                                insert into comment_submission (digest, submitted_at) values (:digest, :now)
                                on conflict (digest) do update set submitted_at = excluded.submitted_at, comment_id = null
                                where comment_submission.submitted_at < :start
                                """)
                        .param("digest", digest)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("start", now.minus(window()).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Remembers what came of it, for the answer to a repeat. */
    void settle(byte[] digest, long commentId) {
        jdbc.sql("update comment_submission set comment_id = :comment where digest = :digest")
                .param("comment", commentId)
                .param("digest", digest)
                .update();
    }

    /** Forgets those that no repeat can meet any more. */
    int forgetOld(Instant now) {
        return jdbc.sql("delete from comment_submission where submitted_at < :start")
                .param("start", now.minus(window()).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Duration window() {
        return policies.now().flood().repeatWindow();
    }
}
