package org.masthead.commenter;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many letters may be asked for at one address and from one network. Anybody can type the address of somebody else,
 * so the count of an address is kept in the database, for all nodes and over their restarts.
 */
@Component
@Transactional
class LetterLimit {

    private static final int PER_HOUR = 3;
    private static final int PER_DAY = 6;
    private static final int PER_NETWORK = 20;

    private final JdbcClient jdbc;
    private final RateLimit networks;
    private final Clock clock;

    LetterLimit(JdbcClient jdbc, RateLimits limits, Clock clock) {
        this.jdbc = jdbc;
        this.networks = limits.of(PER_NETWORK, Duration.ofHours(1));
        this.clock = clock;
    }

    /** Counts a wish of this network; says how long to wait where there were too many. */
    RateLimit.Verdict askFrom(String network) {
        return networks.tryAcquire(network);
    }

    /** Counts a letter to this address, unless it has had enough. */
    boolean mayWriteTo(String email) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        // Two wishes at once wait for each other.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 35))")
                .param(email)
                .query((row, number) -> true)
                .single();
        return jdbc.sql("""
                                insert into commenter_letter (email, asked_at)
                                select :email, :now
                                where (select count(*) from commenter_letter
                                       where email = :email and asked_at > :hour) < :perHour
                                  and (select count(*) from commenter_letter
                                       where email = :email and asked_at > :day) < :perDay
                                """)
                        .param("email", email)
                        .param("now", now)
                        .param("hour", now.minusHours(1))
                        .param("day", now.minusDays(1))
                        .param("perHour", PER_HOUR)
                        .param("perDay", PER_DAY)
                        .update()
                == 1;
    }
}
