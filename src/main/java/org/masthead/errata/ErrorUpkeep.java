package org.masthead.errata;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.masthead.comment.DiscussionPolicies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases the network addresses of reports after as many days as those of comments. */
@Component
class ErrorUpkeep {

    private final JdbcClient jdbc;
    private final DiscussionPolicies policies;
    private final Clock clock;

    ErrorUpkeep(JdbcClient jdbc, DiscussionPolicies policies, Clock clock) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT6H")
    void forget() {
        jdbc.sql("""
                        update error_report set network_address = null
                        where network_address is not null and reported_at < ?
                        """)
                .param(clock.instant()
                        .minus(Duration.ofDays(policies.now().networkAddressDays()))
                        .atOffset(ZoneOffset.UTC))
                .update();
    }
}
