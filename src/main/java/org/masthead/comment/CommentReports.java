package org.masthead.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what readers report of comments; moderators settle it. */
@Service
@Transactional
class CommentReports {

    /** Within which one network reports a comment once. */
    private static final Duration REPEATED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    CommentReports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a report; another one from the same place changes nothing. */
    void report(long commentId, ReportReason reason, String note, String networkAddress) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int kept = jdbc.sql("""
                        insert into comment_report (comment_id, reason, note, network_address, reported_at)
                        select :comment, :reason, :note, :network, :now
                        where not exists (select from comment_report where comment_id = :comment
                            and network_address = :network and reported_at > :since)
                        """)
                .param("comment", commentId)
                .param("reason", reason.name())
                .param("note", note)
                .param("network", networkAddress)
                .param("now", now)
                .param("since", now.minus(REPEATED))
                .update();
        if (kept > 0) {
            jdbc.sql("update comment set reports = reports + 1 where id = ?")
                    .param(commentId)
                    .update();
        }
    }
}
