package org.masthead.export;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.masthead.backup.OneTransaction;
import org.masthead.backup.Schema;
import org.masthead.media.PictureArchive;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Takes an export into an empty site, in one transaction: when it is cut short, the site is as empty as before. */
@Component
class SiteImport {

    private static final int STORIES_AT_ONCE = 100;

    private final DataSource database;
    private final PictureArchive pictures;
    private final Kinds kinds;

    SiteImport(DataSource database, PictureArchive pictures, Kinds kinds) {
        this.database = database;
        this.pictures = pictures;
        this.kinds = kinds;
    }

    /**
     * Takes it in.
     *
     * @param progress is told each step
     * @throws UnusableExport if something in it is none of this Masthead's
     */
    void run(ExportFile file, Consumer<String> progress) throws IOException, SQLException {
        refuseUnknown(file.manifest());
        try {
            OneTransaction.writing(database, connection -> fill(connection, file, progress));
        } catch (PSQLException | DataAccessException e) {
            throw new UnusableExport("the database does not take it in (" + e.getMessage() + ")", e);
        }
        readForSearch();
    }

    private void refuseUnknown(ExportManifest manifest) throws IOException {
        Map<String, Kind> known = byName();
        for (ExportManifest.Written written : manifest.kinds()) {
            Kind kind = known.get(written.kind());
            if (kind == null || !kind.columns(true).containsAll(written.fields())) {
                throw new UnusableExport(
                        "it was written by a newer Masthead (" + manifest.masthead() + "), whose " + written.kind()
                                + " this one does not know",
                        null);
            }
        }
    }

    private Map<String, Kind> byName() {
        Map<String, Kind> known = new HashMap<>();
        kinds.all().forEach(kind -> known.put(kind.name(), kind));
        return known;
    }

    private void fill(Connection connection, ExportFile file, Consumer<String> progress)
            throws IOException, SQLException {
        Schema schema = new Schema(connection);
        schema.takeYourTime();
        schema.execute("lock table article, account in exclusive mode");
        refuseToMix(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        schema.execute("create temporary table incoming (doc jsonb) on commit drop");
        schema.fill(() -> {
            kinds.all().stream()
                    .filter(Kind::byDefault)
                    .forEach(kind -> schema.execute("delete from \"" + kind.table() + "\""));
            Map<String, Kind> known = byName();
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (ExportManifest.Written written : file.manifest().kinds()) {
                take(Objects.requireNonNull(known.get(written.kind())), written, file, schema, copies);
                progress.accept(written.kind() + ": " + written.rows());
            }
            List<String> files = file.in(PictureArchive.FOLDER);
            for (String name : files) {
                try (InputStream content = file.open(name)) {
                    pictures.keep(connection, name.substring(PictureArchive.FOLDER.length()), content.readAllBytes());
                }
            }
            progress.accept("files of pictures: " + files.size());
            schema.execute("do $$ begin perform recount_stories(); end $$");
            schema.execute("insert into search_stale (article_id, at_once) select id, false from article");
            schema.execute("update moderation_letter set last_comment = (select coalesce(max(id), 0) from comment)");
        });
        Map<String, Long> here = schema.sequences();
        file.manifest().sequences().forEach((name, value) -> {
            if (name.matches("[a-z_]+")) {
                schema.setSequence(name, Math.max(value, here.getOrDefault(name, 1L)));
            }
        });
    }

    private void refuseToMix(JdbcClient jdbc) throws IOException {
        for (Kind kind : kinds.all()) {
            boolean something = !kind.byDefault()
                    && jdbc.sql("select exists (select from \"" + kind.table() + "\")")
                            .query(Boolean.class)
                            .single();
            if (something) {
                throw new IOException(
                        "This site is not empty: it has " + kind.name().replace('_', ' ')
                                + ". Numbers stay the same in an import, so it needs a new site (--masthead.home=FOLDER, or a"
                                + " new database).");
            }
        }
    }

    private static void take(
            Kind kind, ExportManifest.Written written, ExportFile file, Schema schema, CopyManager copies)
            throws IOException, SQLException {
        try (InputStream lines = file.open(kind.entry())) {
            long rows = copies.copyIn("copy incoming from stdin" + SiteExport.LINES, lines);
            if (rows != written.rows()) {
                throw new UnusableExport(
                        "there are " + rows + " " + kind.name() + " instead of " + written.rows(), null);
            }
        }
        schema.execute(kind.insert(written.fields()));
        schema.execute("truncate incoming");
    }

    /** So that search finds, and stories know what is related to them, from the first page on. */
    private void readForSearch() {
        JdbcClient jdbc = JdbcClient.create(database);
        int read = STORIES_AT_ONCE;
        while (read == STORIES_AT_ONCE) {
            read = jdbc.sql("select search_catch_up(" + STORIES_AT_ONCE + ")")
                    .query(Integer.class)
                    .single();
        }
    }
}
