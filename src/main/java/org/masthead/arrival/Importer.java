package org.masthead.arrival;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /** As many records, or characters, are taken at once. */
    static final int MOST_RECORDS = 1000;

    private static final int MOST_CHARACTERS = 8_000_000;

    private final DataSource database;
    private final JdbcClient jdbc;
    private final ImportRuns runs;
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
            ArrivalDoor door,
            ReplyThreads threads,
            PictureArrivals pictures,
            ArrivalFinish finish,
            MessageSource messages,
            SiteSettings settings) {
        this.database = database;
        this.jdbc = jdbc;
        this.runs = runs;
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
     * @throws Busy while another import runs
     * @throws ArrivalFailed if the file is damaged; what came before stays
     */
    ImportRun.State take(long id, ArrivalReader reader, ArrivalFile file, PictureShelf shelf, Listener listener)
            throws IOException, ArrivalFailed {
        try (Connection connection = database.getConnection()) {
            if (!lock(connection, "pg_try_advisory_lock")) {
                throw new Busy();
            }
            try {
                return locked(id, reader, file, shelf, listener);
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
            long id, ArrivalReader reader, ArrivalFile file, PictureShelf shelf, Listener listener)
            throws IOException, ArrivalFailed {
        ImportRun run = runs.find(id).orElseThrow();
        runs.goOn(id);
        try {
            Taking taking = new Taking(run, reader, file, listener);
            reader.read(file, run.origin(), taking);
            taking.flush();
            while (!run.dry() && threads.join(id)) {
                listener.progressed(taking.totals, 1000);
            }
            if (!run.dry() && !pictures.fetch(id, shelf, reader, taking.totals, listener)) {
                throw new Stopped();
            }
            finish.complete(id);
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

    /** Somebody asked the run to stop. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Gathers records to batches. */
    private final class Taking implements ArrivalReader.Receiver {

        private final ImportRun run;
        private final ArrivalReader reader;
        private final ArrivalFile file;
        private final Listener listener;
        private final Totals totals;
        private final List<Arrival> batch = new ArrayList<>();
        private final Set<ImportLedger.Id> imagined = new HashSet<>();
        private ArrivalDoor.@Nullable Course course;
        private long position;
        private long characters;

        private Taking(ImportRun run, ArrivalReader reader, ArrivalFile file, Listener listener) {
            this.run = run;
            this.reader = reader;
            this.file = file;
            this.listener = listener;
            this.totals = run.totals();
        }

        @Override
        public void from(String origin) {
            String fitting = origin.length() <= 300 ? origin : origin.substring(0, 300);
            runs.from(run.id(), fitting);
            course = new ArrivalDoor.Course(
                    run.id(),
                    run.dry(),
                    reader,
                    new Drawers(jdbc, fitting, ownNames()),
                    new ArrivedPictures.None(),
                    imagined);
        }

        @Override
        public void take(Arrival arrival) {
            position++;
            if (position <= run.position()) {
                return;
            }
            batch.add(arrival);
            characters += arrival instanceof Arrival.Story story
                    ? story.html().length()
                    : arrival instanceof Arrival.Reply reply ? reply.html().length() : 0;
            if (batch.size() >= MOST_RECORDS || characters >= MOST_CHARACTERS) {
                flush();
            }
        }

        private void flush() {
            ArrivalDoor.Course now = course;
            if (now == null || batch.isEmpty()) {
                return;
            }
            boolean goesOn = door.take(now, List.copyOf(batch), totals, position, file.progress());
            batch.clear();
            characters = 0;
            listener.progressed(totals, file.progress());
            if (!goesOn) {
                throw new Stopped();
            }
        }
    }
}
