package org.masthead.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system that is told.
 *
 * @param occasions the keys of what it is told of
 * @param failingSince since when it has taken nothing; null while all is well
 * @param switchedOffAt when it was given up; null if it was not
 */
record Webhook(
        long id,
        String name,
        String address,
        List<String> occasions,
        boolean active,
        @Nullable Instant failingSince,
        @Nullable Instant switchedOffAt) {

    static final String COLUMNS = "id, name, address, occasions, active, failing_since, switched_off_at";

    static Webhook read(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("name"),
                row.getString("address"),
                List.of((String[]) row.getArray("occasions").getArray()),
                row.getBoolean("active"),
                moment(row.getTimestamp("failing_since")),
                moment(row.getTimestamp("switched_off_at")));
    }

    /** Without a path, which may hold a secret of theirs. */
    public String host() {
        return URI.create(address).getHost();
    }

    private static @Nullable Instant moment(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
