package org.masthead.spam;

import java.time.Duration;
import java.util.List;
import org.masthead.comment.Finding;
import org.masthead.comment.RecordScreen;
import org.masthead.comment.Submission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what comes from a network whose newest comments mostly were spam, and what comes from one that keeps several
 * waiting already: nobody need be refused for what a neighbour does, but nobody gets past the desk in a crowd. Of IPv6
 * the /64 is one network, as whoever has one has all of it.
 */
@Component
class FloodScreen implements RecordScreen {

    private static final Duration WINDOW = Duration.ofDays(1);
    private static final int LOOKED_AT = 20;
    private static final int WAITING_AT_MOST = 5;
    private static final int SPAM_AT_MOST = 3;

    private final JdbcClient jdbc;

    FloodScreen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<List<Finding>> examine(List<Submission> submissions) {
        return jdbc.sql("""
                        select count(*) filter (where status = 'SPAM') as spam,
                               count(*) filter (where status = 'PENDING') as waiting
                        from unnest(:networks, cast(:since as timestamptz[]), :selves)
                            with ordinality submission (network, since, self, place)
                        left join lateral (
                            -- Of the newest, so many as are new: to ask for new ones would lead through all that came today.
                            select status, created_at from comment
                            where network_address is not null
                              and case when network_address like '%:%' then network else network_address end
                                  = case when submission.network like '%:%' then comment_network(submission.network)
                                         else submission.network end
                              and account_id is null and id is distinct from submission.self
                            order by created_at desc limit :count) newest on newest.created_at > submission.since
                        group by place order by place
                        """)
                .param(
                        "networks",
                        submissions.stream().map(Submission::networkAddress).toArray(String[]::new))
                .param("since", since(submissions))
                .param("selves", submissions.stream().map(Submission::commentId).toArray(Long[]::new))
                .param("count", LOOKED_AT)
                .query((row, number) -> finding(row.getLong("spam"), row.getLong("waiting")))
                .list();
    }

    private static String[] since(List<Submission> submissions) {
        return submissions.stream()
                .map(submission -> submission.at().minus(WINDOW).toString())
                .toArray(String[]::new);
    }

    private static List<Finding> finding(long spam, long waiting) {
        if (spam >= SPAM_AT_MOST) {
            return List.of(Finding.of(Finding.Outcome.HOLD, "flood", "spam", Long.toString(spam)));
        }
        return waiting < WAITING_AT_MOST
                ? List.of()
                : List.of(Finding.of(Finding.Outcome.HOLD, "flood", "waiting", Long.toString(waiting)));
    }
}
