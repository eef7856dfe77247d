package org.masthead.commenter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what has no use any more: old links and browsers, wishes that nobody said yes to, news that was told. */
@Component
class CommenterUpkeep {

    private static final Map<String, Duration> KEPT_FOR = Map.of(
            "commenter_link where good_until < :limit", Duration.ZERO,
            "commenter_device where good_until < :limit", Duration.ZERO,
            "commenter_letter where asked_at < :limit", Duration.ofDays(1),
            "comment_subscription where confirmed_at is null and asked_at < :limit", Duration.ofDays(7),
            "comment_notice where noticed_at < :limit", Duration.ofDays(90));

    private final JdbcClient jdbc;
    private final Clock clock;

    CommenterUpkeep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT6H")
    void forget() {
        Instant now = clock.instant();
        KEPT_FOR.forEach((what, kept) -> jdbc.sql("delete from " + what)
                .param("limit", now.minus(kept).atOffset(ZoneOffset.UTC))
                .update());
    }
}
