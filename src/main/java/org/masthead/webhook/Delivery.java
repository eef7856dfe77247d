package org.masthead.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, or what became of it.
 *
 * @param status {@code WAITING}, {@code DELIVERED} or {@code FAILED}
 * @param answer the beginning of what was answered, or why nothing was
 */
record Delivery(
        long id,
        String occasion,
        String body,
        String status,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant triedAt,
        @Nullable Integer answerStatus,
        String answer,
        @Nullable Integer tookMillis) {

    static final String COLUMNS = "id, occasion, body, status, attempts, created_at, due_at, tried_at, answer_status,"
            + " answer, took_millis ";

    static Delivery read(ResultSet row, int number) throws SQLException {
        Timestamp tried = row.getTimestamp("tried_at");
        return new Delivery(
                row.getLong("id"),
                row.getString("occasion"),
                row.getString("body"),
                row.getString("status"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                tried == null ? null : tried.toInstant(),
                row.getObject("answer_status", Integer.class),
                row.getString("answer"),
                row.getObject("took_millis", Integer.class));
    }

    /** Whether it was taken. */
    public boolean isDelivered() {
        return status.equals("DELIVERED");
    }

    /** Whether it was not taken and will be tried again. */
    public boolean isWaiting() {
        return status.equals("WAITING");
    }
}
