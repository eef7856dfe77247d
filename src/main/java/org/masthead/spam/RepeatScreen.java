package org.masthead.spam;

import java.time.Duration;
import java.util.List;
import org.masthead.comment.Finding;
import org.masthead.comment.RecordScreen;
import org.masthead.comment.Submission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The same words again, below other stories or from other people: one text, however it is spaced and capitalised. */
@Component
class RepeatScreen implements RecordScreen {

    private static final Duration WINDOW = Duration.ofDays(7);

    private final JdbcClient jdbc;

    RepeatScreen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<List<Finding>> examine(List<Submission> submissions) {
        return jdbc.sql("""
                        with said as materialized (
                            select place, since, self, comment_skeleton(body) as skeleton
                            from unnest(:bodies, cast(:since as timestamptz[]), :selves)
                                with ordinality submission (body, since, self, place))
                        select count(newest.id) + (select count(*) from said before
                                   where before.skeleton = said.skeleton and before.place < said.place) as times,
                               coalesce(bool_or(newest.spam), false) as spam
                        from said left join lateral (
                            select id, status = 'SPAM' as spam from comment c
                            where c.skeleton is not null and c.skeleton = said.skeleton and c.created_at > said.since
                              and c.account_id is null and c.id is distinct from said.self
                            order by c.created_at desc limit 20) newest on true
                        group by said.place, said.skeleton order by said.place
                        """)
                .param(
                        "bodies",
                        submissions.stream()
                                .map(submission -> submission.words().body())
                                .toArray(String[]::new))
                .param(
                        "since",
                        submissions.stream()
                                .map(submission -> submission.at().minus(WINDOW).toString())
                                .toArray(String[]::new))
                .param("selves", submissions.stream().map(Submission::commentId).toArray(Long[]::new))
                .query((row, number) -> finding(row.getInt("times"), row.getBoolean("spam")))
                .list();
    }

    private static List<Finding> finding(int times, boolean spam) {
        return times == 0
                ? List.of()
                : List.of(Finding.of(
                        Finding.Outcome.HOLD, "duplicate", spam ? "spam" : "repeated", Integer.toString(times)));
    }
}
