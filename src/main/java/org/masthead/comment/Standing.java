package org.masthead.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a comment stands at the moment of a decision, locked until that is done. */
record Standing(long id, int version, CommentStatus status, boolean unreviewed, int reports, Decided.Meanwhile told) {

    /** Locked in the order of their numbers, so that two moderators cannot wait for each other. */
    static List<Standing> lock(JdbcClient jdbc, Collection<Long> ids) {
        return jdbc.sql("""
                        select id, version, status, unreviewed, reports, reason, decided_by, decided_at from comment
                        where id = any (?) order by id for update
                        """)
                .param(ids.toArray(Long[]::new))
                .query(Standing::map)
                .list();
    }

    private static Standing map(ResultSet row, int number) throws SQLException {
        @Nullable String reason = row.getString("reason");
        @Nullable Timestamp decidedAt = row.getTimestamp("decided_at");
        long decidedBy = row.getLong("decided_by");
        boolean anonymous = row.wasNull();
        CommentStatus status = CommentStatus.valueOf(row.getString("status"));
        return new Standing(
                row.getLong("id"),
                row.getInt("version"),
                status,
                row.getBoolean("unreviewed"),
                row.getInt("reports"),
                new Decided.Meanwhile(
                        row.getLong("id"),
                        status,
                        reason == null ? null : RemovalReason.valueOf(reason),
                        anonymous ? null : decidedBy,
                        decidedAt == null ? null : decidedAt.toInstant()));
    }

    /** Whether there is anything to decide: a comment that is where it shall go may still wait for a look. */
    boolean isOpenTo(Verdict verdict) {
        return status != verdict.to() || unreviewed || reports > 0;
    }
}
