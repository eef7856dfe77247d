package org.masthead.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.masthead.media.PictureArchive;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the site as it is at one moment, while it runs: one transaction reads everything. */
@Component
class Snapshot {

    private final DataSource database;
    private final PictureArchive pictures;
    private final Clock clock;
    private final JsonMapper json;

    Snapshot(DataSource database, PictureArchive pictures, Clock clock, JsonMapper json) {
        this.database = database;
        this.pictures = pictures;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Writes it.
     *
     * @param full with secrets
     * @param secret the content of the house's key; empty if there is none, or the backup is not full
     * @param progress is told each table
     */
    void write(OutputStream out, boolean full, byte[] secret, PrintStream progress) throws IOException, SQLException {
        try (CheckedZip zip = new CheckedZip(out)) {
            OneTransaction.reading(database, connection -> write(connection, zip, full, secret, progress));
        }
    }

    private void write(Connection connection, CheckedZip zip, boolean full, byte[] secret, PrintStream progress)
            throws IOException, SQLException {
        Schema schema = new Schema(connection);
        schema.takeYourTime();
        List<Manifest.Table> tables = new ArrayList<>();
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : schema.tables()) {
            if (Secrets.isKept(table, full) && !table.equals(PictureArchive.TABLE)) {
                tables.add(copy(table, schema.columns(table), copies, zip, full));
                progress.println(
                        "  " + table + ": " + tables.get(tables.size() - 1).rows());
            }
        }
        progress.println("  files of pictures: " + zip.add(pictures));
        if (secret.length > 0) {
            zip.add(RestoreFile.SECRET, secret);
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                Schema.masthead(),
                schema.version(),
                full,
                clock.instant(),
                tables,
                schema.sequences(),
                zip.entries());
        zip.add(Manifest.NAME, json.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8));
    }

    private static Manifest.Table copy(
            String table, List<String> columns, CopyManager copies, CheckedZip zip, boolean full)
            throws IOException, SQLException {
        String expressions = columns.stream()
                .map(column -> Secrets.expression(table, column, full))
                .collect(Collectors.joining(", "));
        Manifest.Table head = new Manifest.Table(table, columns, 0);
        try (OutputStream entry = zip.open(head.entry())) {
            long rows = copies.copyOut("copy (select " + expressions + " from \"" + table + "\") to stdout", entry);
            return new Manifest.Table(table, columns, rows);
        }
    }
}
