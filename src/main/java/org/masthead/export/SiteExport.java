package org.masthead.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.masthead.backup.CheckedZip;
import org.masthead.backup.OneTransaction;
import org.masthead.backup.Schema;
import org.masthead.media.PictureArchive;
import org.masthead.site.SiteSettings;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes everything that is the site's own as it is at one moment, while it runs. */
@Component
class SiteExport {

    /** Neither of the two is ever part of JSON, so each line is an object as it is. */
    static final String LINES = " (format csv, quote e'\\x01', delimiter e'\\x02')";

    private final DataSource database;
    private final PictureArchive pictures;
    private final SiteSettings site;
    private final Kinds kinds;
    private final WordPressExport wordPress;
    private final JsonMapper json;
    private final Clock clock;

    SiteExport(
            DataSource database,
            PictureArchive pictures,
            SiteSettings site,
            Kinds kinds,
            WordPressExport wordPress,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.pictures = pictures;
        this.site = site;
        this.kinds = kinds;
        this.wordPress = wordPress;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes it.
     *
     * @param addresses whether to name the addresses of people who comment
     * @param progress is told each step
     */
    void write(OutputStream out, boolean addresses, Consumer<String> progress) throws IOException, SQLException {
        try (CheckedZip zip = new CheckedZip(out)) {
            OneTransaction.reading(database, connection -> write(connection, zip, addresses, progress));
        }
    }

    private void write(Connection connection, CheckedZip zip, boolean addresses, Consumer<String> progress)
            throws IOException, SQLException {
        Schema schema = new Schema(connection);
        schema.takeYourTime();
        schema.execute("set local timezone = 'UTC'");
        ExportWords words = new ExportWords(connection, kinds, addresses);
        zip.add("SCHEMA.md", words.page().getBytes(StandardCharsets.UTF_8));
        for (Kind kind : kinds.written(addresses)) {
            zip.add(words.schemaName(kind), json.writeValueAsBytes(words.schema(kind)));
        }
        List<ExportManifest.Written> written = new ArrayList<>();
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Kind kind : kinds.written(addresses)) {
            try (OutputStream entry = zip.open(kind.entry())) {
                long rows = copies.copyOut("copy (" + kind.select(addresses) + ") to stdout" + LINES, entry);
                written.add(new ExportManifest.Written(kind.name(), kind.columns(addresses), rows));
                progress.accept(kind.name() + ": " + rows);
            }
        }
        try (OutputStream entry = zip.open(WordPressExport.NAME)) {
            progress.accept(WordPressExport.NAME + ": " + wordPress.write(connection, entry, addresses));
        }
        progress.accept("files of pictures: " + zip.add(pictures));
        zip.add(ExportManifest.NAME, json.writeValueAsBytes(manifest(schema, zip, addresses, written)));
    }

    private ExportManifest manifest(
            Schema schema, CheckedZip zip, boolean addresses, List<ExportManifest.Written> written) {
        return new ExportManifest(
                ExportManifest.FORMAT,
                ExportManifest.VERSION,
                Schema.masthead(),
                schema.version(),
                clock.instant(),
                site(),
                addresses,
                written,
                schema.sequences(),
                zip.entries());
    }

    /** What the site is called here. */
    ExportManifest.Site site() {
        return new ExportManifest.Site(
                site.address(),
                site.name(),
                site.tagline(),
                site.language().toLanguageTag(),
                site.timeZone().getId());
    }
}
