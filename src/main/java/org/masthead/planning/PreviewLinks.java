package org.masthead.planning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secret links by which people outside see one story before it is out. A link is 256 random bits of which only the
 * digest is kept; it ends by itself, and whenever the desk says so.
 */
@Service
@Transactional
public class PreviewLinks {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PreviewLinks(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The number of the story that a link leads to; nothing where it never was one, has ended, or was revoked. */
    @Transactional(readOnly = true)
    public Optional<Long> open(String token) {
        return jdbc.sql("""
                        select article_id from preview_link
                        where token_hash = ? and revoked_at is null and expires_at > ?
                        """)
                .params(digest(token), at(clock.instant()))
                .query(Long.class)
                .optional();
    }

    /** Makes a link and tells its secret part, this once. */
    String make(long articleId, String label, Duration validity, long account) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        Instant now = clock.instant();
        long id = jdbc.sql("""
                        insert into preview_link (article_id, token_hash, label, created_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(articleId, digest(token), label, account, at(now), at(now.plus(validity)))
                .query(Long.class)
                .single();
        events.publishEvent(new PreviewLinkChanged(articleId, id, false, account, now));
        return token;
    }

    /** Ends a link; whether there was an open one. */
    boolean revoke(long articleId, long id, long account) {
        Instant now = clock.instant();
        boolean revoked = jdbc.sql("""
                                update preview_link set revoked_at = ?
                                where id = ? and article_id = ? and revoked_at is null
                                """).params(at(now), id, articleId).update() > 0;
        if (revoked) {
            events.publishEvent(new PreviewLinkChanged(articleId, id, true, account, now));
        }
        return revoked;
    }

    /** Those of a story, the latest first. */
    @Transactional(readOnly = true)
    List<PreviewLink> of(long articleId) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select l.id, l.label, k.name, l.created_at, l.expires_at, l.revoked_at is null as kept
                        from preview_link l left join account k on k.id = l.created_by
                        where l.article_id = ? order by l.id desc limit 50
                        """)
                .param(articleId)
                .query((row, number) -> new PreviewLink(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getBoolean("kept")
                                && row.getTimestamp("expires_at").toInstant().isAfter(now)))
                .list();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
