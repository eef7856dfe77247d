package org.masthead.arrival;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Imports a file, from its beginning or from where it was left. Only one import runs at a time, whichever node it is
 * on; a lock of the database says so, which dies with whoever holds it.
 */
@Component
class Importer {

    private final DataSource database;
    private final JdbcClient jdbc;
    private final ImportRuns runs;
    private final ImportSites sites;
    private final ArrivalDoor door;
    private final ReplyThreads threads;
    private final PictureArrivals pictures;
    private final ArrivalFinish finish;
    private final MessageSource messages;
    private final SiteSettings settings;

    Importer(
            DataSource database,
            JdbcClient jdbc,
            ImportRuns runs,
            ImportSites sites,
            ArrivalDoor door,
            ReplyThreads threads,
            PictureArrivals pictures,
            ArrivalFinish finish,
            MessageSource messages,
            SiteSettings settings) {
        this.database = database;
        this.jdbc = jdbc;
        this.runs = runs;
        this.sites = sites;
        this.door = door;
        this.threads = threads;
        this.pictures = pictures;
        this.finish = finish;
        this.messages = messages;
        this.settings = settings;
    }

    /** Another import runs. */
    static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy() {
            super("Another import is running");
        }
    }

    /** Hears of every batch. */
    interface Listener {
        void progressed(Totals totals, int progress);
    }

    /**
     * The run that this file is to be taken in: the one that did not come to its end, or a new one.
     *
     * @param site the address of the old site, where the file does not tell it; may be empty
     */
    long runFor(ArrivalReader reader, ArrivalFile file, String site, boolean dry, @Nullable Long account)
            throws IOException {
        String digest = file.digest();
        long run = dry
                ? runs.begin(reader.source(), file.name(), digest, true, account)
                : runs.unfinished(reader.source(), digest)
                        .map(ImportRun::id)
                        .orElseGet(() -> runs.begin(reader.source(), file.name(), digest, false, account));
        if (!site.isEmpty()) {
            runs.from(run, Rows.fit(site, 300));
        }
        return run;
    }

    /**
     * Takes a file in.
     *
     * @param shelf where its pictures are
     * @param choices what was said about the site
     * @throws Busy while another import runs
     * @throws ArrivalFailed if the file is damaged; what came before stays
     */
    ImportRun.State take(
            long id,
            ArrivalReader reader,
            ArrivalFile file,
            PictureShelf shelf,
            ImportChoices choices,
            Listener listener)
            throws IOException, ArrivalFailed {
        return alone(() -> locked(id, reader, file, shelf, choices, listener));
    }

    /**
     * Asks once more for the pictures of a run that could not be had.
     *
     * @throws Busy while another import runs
     */
    ImportRun.State again(long id, ArrivalReader reader, PictureShelf shelf, Listener listener)
            throws IOException, ArrivalFailed {
        return alone(() -> {
            runs.goOn(id);
            pictures.again(id);
            return ending(id, () -> {
                Totals totals = runs.find(id).orElseThrow().totals();
                if (!pictures.fetch(id, shelf, reader, totals, listener)) {
                    throw new Stopped();
                }
            });
        });
    }

    private interface Work<T> {
        T run() throws IOException, ArrivalFailed;
    }

    private interface Task {
        void run() throws IOException, ArrivalFailed;
    }

    private <T> T alone(Work<T> work) throws IOException, ArrivalFailed {
        try (Connection connection = database.getConnection()) {
            if (!lock(connection, "pg_try_advisory_lock")) {
                throw new Busy();
            }
            try {
                return work.run();
            } finally {
                lock(connection, "pg_advisory_unlock");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Whether an import runs somewhere. */
    boolean isBusy() {
        try (Connection connection = database.getConnection()) {
            boolean free = lock(connection, "pg_try_advisory_lock");
            if (free) {
                lock(connection, "pg_advisory_unlock");
            }
            return !free;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean lock(Connection connection, String function) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select " + function + "(hashtext('masthead import'))");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private ImportRun.State locked(
            long id,
            ArrivalReader reader,
            ArrivalFile file,
            PictureShelf shelf,
            ImportChoices choices,
            Listener listener)
            throws IOException, ArrivalFailed {
        ImportRun run = runs.find(id).orElseThrow();
        runs.goOn(id);
        return ending(id, () -> {
            Totals totals = run.totals();
            read(run, reader, file, choices, totals, listener);
            while (!run.dry() && threads.join(id)) {
                listener.progressed(totals, 1000);
            }
            if (!run.dry() && !pictures.fetch(id, shelf, reader, totals, listener)) {
                throw new Stopped();
            }
            finish.complete(id);
        });
    }

    /** Notes how it ends, however that is. */
    private ImportRun.State ending(long id, Task task) throws IOException, ArrivalFailed {
        try {
            task.run();
            runs.end(id, ImportRun.State.FINISHED, "");
            return ImportRun.State.FINISHED;
        } catch (Stopped stopped) {
            runs.end(id, ImportRun.State.STOPPED, "");
            return ImportRun.State.STOPPED;
        } catch (IOException | ArrivalFailed | RuntimeException e) {
            runs.end(id, ImportRun.State.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
            throw e;
        }
    }

    private Map<String, String> ownNames() {
        Locale language = settings.language();
        return Map.of(
                Arrival.Term.PAGES, messages.getMessage("arrival.drawer.pages", null, language),
                Arrival.Term.UNFILED, messages.getMessage("arrival.drawer.unfiled", null, language));
    }

    private void read(
            ImportRun run,
            ArrivalReader reader,
            ArrivalFile file,
            ImportChoices choices,
            Totals totals,
            Listener listener)
            throws IOException, ArrivalFailed {
        ArrivalDoor.Course course = null;
        try (ArrivalBelt belt = new ArrivalBelt(reader, file, run.origin(), run.position())) {
            for (ArrivalBelt.Load load = belt.next(); load != null; load = belt.next()) {
                if (course == null) {
                    runs.from(run.id(), load.origin());
                    sites.choose(load.origin(), choices);
                    course = new ArrivalDoor.Course(
                            run.id(),
                            run.dry(),
                            reader.bringsStories(),
                            new Drawers(jdbc, load.origin(), run.id(), ownNames()),
                            new HashSet<>());
                }
                if (load.arrivals().isEmpty()) {
                    continue;
                }
                boolean goesOn = door.take(course, load, totals);
                listener.progressed(totals, load.progress());
                if (!goesOn) {
                    throw new Stopped();
                }
            }
        }
    }

    /** Somebody asked the run to stop. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
