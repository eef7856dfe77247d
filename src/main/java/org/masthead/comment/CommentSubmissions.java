package org.masthead.comment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The comment that came of the same submission within the window. */
    Optional<Long> earlier(Digest digest, Instant now) {
        return Optional.ofNullable(earlier(List.of(digest), now).get(digest));
    }

    /** The comments that came of the same submissions within the window. */
    Map<Digest, Long> earlier(Collection<Digest> digests, Instant now) {
        Map<Digest, Long> comments = new HashMap<>();
        jdbc.sql("""
                        select encode(digest, 'hex') as digest, comment_id from comment_submission
                        where digest = any (select decode(hex, 'hex') from unnest(:digests) hex)
                          and submitted_at >= :start and comment_id is not null
                        """).param("digests", hex(digests)).param("start", start(now)).query(row -> {
            comments.put(new Digest(row.getString("digest")), row.getLong("comment_id"));
        });
        return comments;
    }

    /** Claims a submission for the running transaction; false where another one had it first. */
    boolean claim(Digest digest, Instant now) {
        return !claim(List.of(digest), now).isEmpty();
    }

    /**
     * Claims submissions for the running transaction, in the same order whoever claims them, so that no two wait for
     * each other.
     *
     * @return those that no other one had first
     */
    Set<Digest> claim(Collection<Digest> digests, Instant now) {
        return jdbc.sql("""
                        insert into comment_submission (digest, submitted_at)
                        select decode(hex, 'hex'), :now from (select distinct unnest(:digests) order by 1) wanted (hex)
                        on conflict (digest) do update set submitted_at = excluded.submitted_at, comment_id = null
                        where comment_submission.submitted_at < :start
                        returning encode(digest, 'hex')
                        """)
                .param("digests", hex(digests))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("start", start(now))
                .query((row, number) -> new Digest(row.getString(1)))
                .set();
    }

    /** Remembers what came of it, for the answer to a repeat. */
    void settle(Digest digest, long commentId) {
        settle(Map.of(digest, commentId));
    }

    /** Remembers what came of each. */
    void settle(Map<Digest, Long> comments) {
        List<Digest> digests = List.copyOf(comments.keySet());
        jdbc.sql("""
                        update comment_submission s set comment_id = new.comment_id
                        from unnest(:digests, :comments) new (hex, comment_id) where s.digest = decode(new.hex, 'hex')
                        """)
                .param("digests", hex(digests))
                .param("comments", digests.stream().map(comments::get).toArray(Long[]::new))
                .update();
    }

    /** Forgets those that no repeat can meet any more. */
    int forgetOld(Instant now) {
        return jdbc.sql("delete from comment_submission where submitted_at < :start")
                .param("start", start(now))
                .update();
    }

    /** Since when the same is the same submission. */
    Instant windowBefore(Instant now) {
        return now.minus(policies.now().flood().repeatWindow());
    }

    private OffsetDateTime start(Instant now) {
        return windowBefore(now).atOffset(ZoneOffset.UTC);
    }

    private static String[] hex(Collection<Digest> digests) {
        return digests.stream().map(Digest::hex).toArray(String[]::new);
    }
}
