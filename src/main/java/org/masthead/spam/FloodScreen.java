package org.masthead.spam;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.masthead.comment.CommentScreen;
import org.masthead.comment.Finding;
import org.masthead.comment.Submission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what comes from a network whose newest comments mostly were spam, and what comes from one that keeps several
 * waiting already: nobody need be refused for what a neighbour does, but nobody gets past the desk in a crowd.
 */
@Component
class FloodScreen implements CommentScreen {

    private static final Duration WINDOW = Duration.ofDays(1);
    private static final int LOOKED_AT = 20;
    private static final int WAITING_AT_MOST = 5;
    private static final int SPAM_AT_MOST = 3;

    private final JdbcClient jdbc;

    FloodScreen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Finding> examine(Submission submission) {
        List<String> states = jdbc.sql("""
                        select status from comment
                        where network_address = :network and created_at > :since and account_id is null
                          and id is distinct from :self
                        order by created_at desc limit :count
                        """)
                .param("network", submission.networkAddress())
                .param("since", submission.at().minus(WINDOW).atOffset(ZoneOffset.UTC))
                .param("self", submission.commentId())
                .param("count", LOOKED_AT)
                .query(String.class)
                .list();
        long spam = states.stream().filter("SPAM"::equals).count();
        long waiting = states.stream().filter("PENDING"::equals).count();
        if (spam >= SPAM_AT_MOST) {
            return List.of(Finding.of(Finding.Outcome.HOLD, "flood", "spam", Long.toString(spam)));
        }
        return waiting < WAITING_AT_MOST
                ? List.of()
                : List.of(Finding.of(Finding.Outcome.HOLD, "flood", "waiting", Long.toString(waiting)));
    }
}
