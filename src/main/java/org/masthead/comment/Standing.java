package org.masthead.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** How a comment stands at the moment of a decision, locked until that is done. */
record Standing(long id, int version, CommentStatus status, boolean unreviewed, int reports, Decided.Meanwhile told) {

    static Standing map(ResultSet row, int number) throws SQLException {
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
