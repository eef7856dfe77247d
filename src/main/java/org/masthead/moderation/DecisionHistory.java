package org.masthead.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was decided on a comment so far. */
@Component
class DecisionHistory {

    private final JdbcClient jdbc;

    DecisionHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A decision.
     *
     * @param by the name of whoever made it, or null
     * @param undone whether it was taken back
     */
    record Line(
            String status,
            @Nullable String reason,
            String note,
            Instant at,
            @Nullable String by,
            boolean undone) {}

    /** The latest first. */
    List<Line> of(long comment) {
        return jdbc.sql("""
                        select d.to_status, d.reason, d.note, d.decided_at, a.name, d.undone_at is not null as undone
                        from comment_decision d left join account a on a.id = d.account_id
                        where d.comment_id = ? order by d.id desc limit 20
                        """)
                .param(comment)
                .query((row, number) -> new Line(
                        row.getString("to_status").toLowerCase(Locale.ROOT),
                        row.getString("reason"),
                        row.getString("note"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("name"),
                        row.getBoolean("undone")))
                .list();
    }
}
