package org.masthead.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what changed since this node last looked, from the table that every change is noted in. It does not matter what
 * makes it look (a commit of this node's own, a notification, a connection that came back, the passing of a second): it
 * reads each row once, by the snapshots of PostgreSQL, in whatever order transactions come to an end.
 */
final class PageChanges implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PageChanges.class);

    /** Without a look for so long nobody knows how old a page is. */
    static final Duration SURE_FOR = Duration.ofSeconds(3);

    private static final int ANSWERS_WITHIN_MILLIS = 2000;

    private static final String NEW_ROWS = """
            with before as (select cast(? as pg_snapshot) as snapshot),
            news as (
                select c.parts from page_change c
                where c.transaction >= pg_snapshot_xmax((select snapshot from before))
                union all
                select c.parts from before cross join lateral pg_snapshot_xip(before.snapshot) running (transaction)
                join page_change c on c.transaction = running.transaction)
            select cast(pg_current_snapshot() as text), array(select distinct unnest(parts) from news)
            """;

    /** Numbers of transactions mean nothing in another database, or after a return to an earlier state of it. */
    private static final String WHERE_WE_ARE = "select current_database() || ' ' || pg_postmaster_start_time()";

    private final Supplier<DataSource> database;
    private final Parts parts;
    private final PageMoments moments;
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();

    private long answered;
    private @Nullable Connection connection;
    private @Nullable String place;
    private String snapshot = "";
    private volatile boolean open;
    private volatile long sureUntil;

    PageChanges(Supplier<DataSource> database, Parts parts, PageMoments moments) {
        this.database = database;
        this.parts = parts;
        this.moments = moments;
        this.sureUntil = System.nanoTime();
    }

    /** From now on there is something to read. */
    void open() {
        open = true;
    }

    /** Whether the pages that are kept are as fresh as they claim. */
    boolean isSure() {
        return sureUntil - System.nanoTime() > 0;
    }

    /** For how long nobody has been sure. */
    Duration unsureFor() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - sureUntil + SURE_FOR.toNanos()));
    }

    /**
     * Returns when everything is known that was committed before the call. Many who call at once share a look. Where
     * the database does not answer, nothing is known any more.
     */
    void look() {
        if (!open) {
            return;
        }
        long ticket = asked.incrementAndGet();
        looking.lock();
        try {
            if (answered < ticket) {
                long all = asked.get();
                read();
                answered = all;
            }
        } finally {
            looking.unlock();
        }
    }

    private void read() {
        long begun = System.nanoTime();
        boolean done = false;
        // A connection that was kept may have broken long ago; a new one says whether there is a database.
        for (int attempt = connection == null ? 1 : 0; !done && attempt < 2; attempt++) {
            try {
                note(connected());
                done = true;
            } catch (SQLException | RuntimeException e) {
                // A pool that is being closed may hand out a connection that is none any more.
                log.debug("What changed could not be read", e);
                close();
            }
        }
        sureUntil = done ? begun + SURE_FOR.toNanos() : Math.min(sureUntil, begun);
    }

    private void note(Connection open) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(NEW_ROWS)) {
            statement.setString(1, snapshot);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                List<String> names = names(row.getArray(2));
                parts.changed(names);
                snapshot = row.getString(1);
                if (!names.isEmpty()) {
                    moments.learn(open);
                }
            }
        }
    }

    /** Another place than before means that whatever is kept may be wrong. */
    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open != null) {
            return open;
        }
        open = database.get().getConnection();
        connection = open;
        open.setNetworkTimeout(Runnable::run, ANSWERS_WITHIN_MILLIS);
        String here = line(open, WHERE_WE_ARE);
        boolean gap = sureUntil + Parts.REMEMBERED.toNanos() * 10 - System.nanoTime() < 0;
        if (!here.equals(place) || gap) {
            place = here;
            snapshot = line(open, "select pg_current_snapshot()");
            parts.everythingChanged();
            moments.learn(open);
        }
        return open;
    }

    private static String line(Connection open, String sql) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }

    private static List<String> names(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    /** Gives the connection back; the next look opens another. */
    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException | RuntimeException alreadyBroken) {
                log.debug("The connection is broken", alreadyBroken);
            }
        }
    }
}
