package org.masthead.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * When pages change by the clock. It is read whenever something of a room's kind was saved, so that a page in the
 * making need not, and again when its moment came.
 */
final class PageMoments {

    private final List<PageMoment> moments;
    private final Supplier<DataSource> database;
    private final Parts parts;
    private final Clock clock;
    private final Map<PageMoment, Known> known = new ConcurrentHashMap<>();

    PageMoments(List<PageMoment> moments, Supplier<DataSource> database, Parts parts, Clock clock) {
        this.moments = List.copyOf(moments);
        this.database = database;
        this.parts = parts;
        this.clock = clock;
    }

    private record Known(@Nullable Instant next, Part part, Part everything, long count) {

        boolean isRight(Instant now) {
            return !part.changedSince(count) && !everything.changedSince(count) && (next == null || next.isAfter(now));
        }
    }

    /** Reads those that something was saved of. */
    void learn(Connection connection) throws SQLException {
        Instant now = clock.instant();
        for (PageMoment moment : moments) {
            if (right(moment, now) == null) {
                read(moment, now, connection);
            }
        }
    }

    /** Notes the next moment of all that a page is made of. */
    void limit(Making making) {
        Instant now = clock.instant();
        for (PageMoment moment : moments) {
            if (making.isMadeOf(moment.kind())) {
                Known last = right(moment, now);
                Instant next = (last == null ? read(moment, now) : last).next();
                if (next != null) {
                    making.rightUntil(next);
                }
            }
        }
    }

    private @Nullable Known right(PageMoment moment, Instant now) {
        Known last = known.get(moment);
        return last != null && last.isRight(now) ? last : null;
    }

    private Known read(PageMoment moment, Instant now) {
        try (Connection connection = database.get().getConnection()) {
            return read(moment, now, connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("When pages change by the clock is not known", e);
        }
    }

    private Known read(PageMoment moment, Instant now, Connection connection) throws SQLException {
        Part part = parts.named(moment.kind().part());
        long count = parts.count();
        try (PreparedStatement statement = connection.prepareStatement(moment.query())) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                OffsetDateTime next = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
                Known read = new Known(next == null ? null : next.toInstant(), part, parts.everything(), count);
                known.put(moment, read);
                return read;
            }
        }
    }
}
