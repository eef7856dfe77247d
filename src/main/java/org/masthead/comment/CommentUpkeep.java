package org.masthead.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what nobody needs any more: network addresses that moderation had its time with, and the digests of old
 * submissions. Any number of nodes may do it at once.
 */
@Component
class CommentUpkeep {

    private static final Logger log = LoggerFactory.getLogger(CommentUpkeep.class);

    private final JdbcClient jdbc;
    private final CommentSubmissions submissions;
    private final DiscussionPolicies policies;
    private final Clock clock;

    CommentUpkeep(JdbcClient jdbc, CommentSubmissions submissions, DiscussionPolicies policies, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.policies = policies;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
    void forget() {
        Instant now = clock.instant();
        OffsetDateTime limit =
                now.minus(Duration.ofDays(policies.now().networkAddressDays())).atOffset(ZoneOffset.UTC);
        int erased = forgetNetworks("comment", "created_at", limit)
                + forgetNetworks("comment_report", "reported_at", limit)
                + forgetNetworks("comment_recommendation", "recommended_at", limit);
        submissions.forgetOld(now);
        log.debug("Erased the network addresses of {} comments, reports and recommendations", erased);
    }

    private int forgetNetworks(String table, String moment, OffsetDateTime limit) {
        return jdbc.sql("update " + table + " set network_address = null where network_address <> '' and " + moment
                        + " < :limit")
                .param("limit", limit)
                .update();
    }
}
