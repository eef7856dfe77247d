package org.masthead.moderation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much waits, and how long it waits. What is decided is not counted: there may be millions, and nobody asks. */
@Component
class QueueCounts {

    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Median known = new Median(Instant.EPOCH, null);

    private record Median(Instant at, @Nullable Long seconds) {}

    QueueCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How many comments lie in each drawer in which something waits, by its key; each is counted in an index of its
     * own.
     */
    Map<String, Long> of(DeskUser moderator) {
        String counts = java.util.Arrays.stream(QueueState.values())
                .filter(QueueState::waiting)
                .map(state -> "select '" + state.key() + "' as state, count(*) as comments "
                        + from(state.condition(), moderator))
                .collect(Collectors.joining(" union all "));
        Map<String, Long> found = new TreeMap<>();
        jdbc.sql(counts)
                .param("me", moderator.id())
                .param("sections", ModerationQueue.sections(moderator))
                .query(row -> {
                    found.put(row.getString("state"), row.getLong("comments"));
                });
        return found;
    }

    /** How many wait for somebody's decision. */
    long waiting(DeskUser moderator) {
        return jdbc.sql("select count(*) " + from(QueueState.PENDING.condition(), moderator))
                .param("sections", ModerationQueue.sections(moderator))
                .query(Long.class)
                .single();
    }

    private static String from(String condition, DeskUser moderator) {
        return moderator.worksEverywhere()
                ? "from comment c where " + condition
                : "from comment c join article a on a.id = c.article_id where " + ModerationQueue.THEIRS + "and "
                        + condition;
    }

    /** How long half of what was decided in the last seven days had waited at most, reckoned once a minute. */
    Optional<Duration> timeToDecision() {
        Median last = known;
        Instant now = clock.instant();
        if (last.at().plus(KNOWN_FOR).isAfter(now) && !last.at().isAfter(now)) {
            return Optional.ofNullable(last.seconds()).map(Duration::ofSeconds);
        }
        Long seconds = jdbc.sql("""
                        select percentile_cont(0.5) within group (order by extract(epoch from decided_at - waited_since))
                        from comment_decision
                        where waited_since is not null and decided_at > ? and undone_at is null and account_id is not null
                        """)
                .param(now.minus(LOOKED_BACK).atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    double median = row.getDouble(1);
                    return Optional.ofNullable(row.wasNull() ? null : Math.round(median));
                })
                .single()
                .orElse(null);
        known = new Median(now, seconds);
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }
}
