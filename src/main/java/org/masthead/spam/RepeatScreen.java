package org.masthead.spam;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.masthead.comment.CommentScreen;
import org.masthead.comment.Finding;
import org.masthead.comment.Submission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The same words again, below other stories or from other people: one text, however it is spaced and capitalised. */
@Component
class RepeatScreen implements CommentScreen {

    private static final Duration WINDOW = Duration.ofDays(7);

    private final JdbcClient jdbc;

    RepeatScreen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Finding> examine(Submission submission) {
        List<Boolean> spam = jdbc.sql("""
                        select status = 'SPAM' from comment
                        where skeleton is not null and skeleton = comment_skeleton(:body) and created_at > :since
                          and account_id is null and id is distinct from :self
                        order by created_at desc limit 20
                        """)
                .param("body", submission.words().body())
                .param("since", submission.at().minus(WINDOW).atOffset(ZoneOffset.UTC))
                .param("self", submission.commentId())
                .query(Boolean.class)
                .list();
        if (spam.isEmpty()) {
            return List.of();
        }
        String code = spam.contains(true) ? "spam" : "repeated";
        return List.of(Finding.of(Finding.Outcome.HOLD, "duplicate", code, Integer.toString(spam.size())));
    }
}
