package org.masthead.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.masthead.media.PictureArchive;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.stereotype.Component;

/**
 * Brings a backup back, in one transaction: when it is cut short, the database is as it was. Files of pictures that lie
 * outside of it are kept before; their names stand for their bytes, so one too many does no harm.
 */
@Component
class Restoration {

    private final DataSource database;
    private final PictureArchive pictures;
    private final RestoredKey key;

    Restoration(DataSource database, PictureArchive pictures, RestoredKey key) {
        this.database = database;
        this.pictures = pictures;
        this.key = key;
    }

    /** How much there is that a restore would take away; all of them 0 in a new house. */
    Map<String, Long> present() {
        Schema schema = new Schema(database);
        return List.of("article", "comment", "picture", "account").stream()
                .collect(Collectors.toMap(table -> table, schema::count));
    }

    /**
     * Replaces everything in the database, and the house's key if the backup has one.
     *
     * @param file that was verified
     * @throws DamagedBackup if it is of another schema
     */
    void run(RestoreFile file, Manifest manifest, PrintStream progress) throws IOException, SQLException {
        try {
            OneTransaction.writing(database, connection -> {
                Schema schema = new Schema(connection);
                refuseOtherSchema(schema, manifest);
                schema.takeYourTime();
                schema.fill(() -> {
                    empty(schema, schema.tables(), manifest);
                    fill(connection, file, manifest, progress);
                });
                manifest.sequences().forEach(schema::setSequence);
            });
        } finally {
            key.settle();
        }
    }

    private static void refuseOtherSchema(Schema schema, Manifest manifest) throws IOException {
        String here = schema.version();
        if (!manifest.schema().equals(here)) {
            throw new DamagedBackup("it was written by Masthead " + manifest.masthead() + " with database version "
                    + manifest.schema() + ", and this one has " + here
                    + ". Restore it with that Masthead; a newer one brings it forward when it starts");
        }
        List<String> known = schema.tables();
        for (Manifest.Table table : manifest.tables()) {
            if (!known.contains(table.name()) || !schema.columns(table.name()).equals(table.columns())) {
                throw new DamagedBackup("its table " + table.name() + " is none of this Masthead's");
            }
        }
    }

    private static void empty(Schema schema, List<String> tables, Manifest manifest) {
        List<String> filled =
                manifest.tables().stream().map(Manifest.Table::name).toList();
        schema.execute(tables.stream()
                .filter(table -> filled.contains(table) || !Secrets.staysAsItIs(table))
                .map(table -> "\"" + table + "\"")
                .collect(Collectors.joining(", ", "truncate ", "")));
    }

    private void fill(Connection connection, RestoreFile file, Manifest manifest, PrintStream progress)
            throws IOException, SQLException {
        Map<String, Manifest.Table> tables =
                manifest.tables().stream().collect(Collectors.toMap(Manifest.Table::entry, table -> table));
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        file.each((name, content) -> {
            Manifest.Table table = tables.get(name);
            if (table != null) {
                copy(table, content, copies);
                progress.println("  " + table.name() + ": " + table.rows());
            } else if (name.startsWith(PictureArchive.FOLDER)) {
                pictures.keep(connection, name.substring(PictureArchive.FOLDER.length()), content.readAllBytes());
            } else if (name.equals(RestoreFile.SECRET)) {
                key.await(connection, content.readAllBytes());
            }
        });
    }

    private static void copy(Manifest.Table table, InputStream content, CopyManager copies)
            throws IOException, SQLException {
        String columns =
                table.columns().stream().map(column -> "\"" + column + "\"").collect(Collectors.joining(", "));
        long rows = copies.copyIn(
                "copy \"" + table.name() + "\" (" + columns + ") from stdin", new FilterInputStream(content) {
                    @Override
                    public void close() {
                        // The next entry is still to be read.
                    }
                });
        if (rows != table.rows()) {
            throw new DamagedBackup("table " + table.name() + " has " + rows + " rows instead of " + table.rows());
        }
    }
}
