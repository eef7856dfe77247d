package org.masthead.commenter;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Browsers whose owner proved to hold an address. Each has a random token, of which only the digest is kept. */
@Component
@Transactional
class Devices {

    /** A browser that stays known. */
    static final Duration KNOWN_FOR = Duration.ofDays(365);

    /** A browser in which somebody looks at what is kept of them. */
    static final Duration VISIT = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    Devices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets a browser in, by a token for its cookie. */
    Secret bind(String email, boolean visit) {
        Secret secret = Secret.fresh();
        jdbc.sql("""
                        insert into commenter_device (digest, email, visit, made_at, good_until)
                        values (:digest, :email, :visit, :now, :until)
                        """)
                .param("digest", secret.digest())
                .param("email", email)
                .param("visit", visit)
                .param("now", now())
                .param("until", now().plus(visit ? VISIT : KNOWN_FOR))
                .update();
        return secret;
    }

    /** The address that was proved in the browser with this token. */
    @Transactional(readOnly = true)
    Optional<String> emailOf(@Nullable String token, boolean visit) {
        return token == null
                ? Optional.empty()
                : jdbc.sql("select email from commenter_device where digest = ? and visit = ? and good_until > ?")
                        .params(new Secret(token).digest(), visit, now())
                        .query(String.class)
                        .optional();
    }

    /** How many browsers know an address. */
    @Transactional(readOnly = true)
    int knownFor(String email) {
        return jdbc.sql("select count(*) from commenter_device where email = ? and not visit and good_until > ?")
                .params(email, now())
                .query(Integer.class)
                .single();
    }

    /** Ends the visit with this token. */
    void end(@Nullable String token) {
        if (token != null) {
            jdbc.sql("delete from commenter_device where digest = ? and visit")
                    .param(new Secret(token).digest())
                    .update();
        }
    }

    /** Ends them all. */
    void forget(String email) {
        jdbc.sql("delete from commenter_device where email = ? and not visit")
                .param(email)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
