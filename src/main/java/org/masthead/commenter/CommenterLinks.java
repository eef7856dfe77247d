package org.masthead.commenter;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that go by mail, good once and for half an hour. A newer one for the same puts an end to the older. */
@Component
@Transactional
class CommenterLinks {

    static final Duration VALID = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    CommenterLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a link is good for. */
    enum Purpose {
        /** Proves an address, and gives its name to whoever holds it. */
        CONFIRM,
        /** Says yes to letters about replies. */
        FOLLOW,
        /** Shows everything that is kept under an address. */
        YOURS
    }

    /**
     * What a link leads to.
     *
     * @param commentId the comment that it was asked from, or null
     */
    record Link(Purpose purpose, String email, @Nullable Long commentId) {}

    /** Makes a link; its secret part is told this once. */
    Secret make(Purpose purpose, String email, @Nullable Long commentId) {
        Secret secret = Secret.fresh();
        jdbc.sql("""
                        delete from commenter_link
                        where email = :email and purpose = :purpose and comment_id is not distinct from :comment
                        """)
                .param("email", email)
                .param("purpose", purpose.name())
                .param("comment", commentId, Types.BIGINT)
                .update();
        jdbc.sql("""
                        insert into commenter_link (digest, purpose, email, comment_id, good_until)
                        values (:digest, :purpose, :email, :comment, :until)
                        """)
                .param("digest", secret.digest())
                .param("purpose", purpose.name())
                .param("email", email)
                .param("comment", commentId, Types.BIGINT)
                .param("until", now().plus(VALID))
                .update();
        return secret;
    }

    /** What a link is good for, while it is. Looking does not use it up, as programs look at links in mail too. */
    @Transactional(readOnly = true)
    Optional<Link> find(String secret) {
        return jdbc.sql("select purpose, email, comment_id from commenter_link where digest = ? and good_until > ?")
                .params(new Secret(secret).digest(), now())
                .query((row, number) -> new Link(
                        Purpose.valueOf(row.getString("purpose")),
                        row.getString("email"),
                        row.getObject("comment_id", Long.class)))
                .optional();
    }

    /** Uses a link up; of two who come at once one gets it. */
    Optional<Link> use(String secret, Purpose purpose) {
        Optional<Link> found = find(secret).filter(link -> link.purpose() == purpose);
        return found.isPresent()
                        && jdbc.sql("delete from commenter_link where digest = ?")
                                        .param(new Secret(secret).digest())
                                        .update()
                                == 1
                ? found
                : Optional.empty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
