package org.masthead.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Waits for word of changes that other nodes made. Word can be lost with a connection, so a new one listens first and
 * looks then, and looks again every second whatever it hears.
 */
final class ChangeListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);
    private static final int EVERY_MILLIS = 1000;
    private static final int PAUSE_MILLIS = 100;

    private final Supplier<DataSource> database;
    private final PageChanges changes;
    private final boolean site;
    private volatile @Nullable Thread thread;

    /** @param site whether readers come here; a command keeps no pages, so it has nothing to hear */
    ChangeListener(Supplier<DataSource> database, PageChanges changes, boolean site) {
        this.database = database;
        this.changes = changes;
        this.site = site;
    }

    @Override
    public boolean isAutoStartup() {
        return site;
    }

    @Override
    public synchronized void start() {
        changes.open();
        Thread fresh = new Thread(this::listen, "page-changes");
        fresh.setDaemon(true);
        thread = fresh;
        fresh.start();
    }

    private void listen() {
        while (isMine()) {
            try (Connection connection = database.get().getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                // Whatever it is, nobody else listens.
                log.debug("Nothing is heard of changes", e);
                changes.look();
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen page_change");
            PGConnection wire = connection.unwrap(PGConnection.class);
            while (isMine()) {
                changes.look();
                wire.getNotifications(EVERY_MILLIS);
            }
            statement.execute("unlisten page_change");
        }
    }

    private boolean isMine() {
        return Thread.currentThread() == thread;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        Thread last = thread;
        thread = null;
        if (last != null) {
            try {
                last.join(2L * EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        changes.close();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
