package org.masthead.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup as it lies on a disk. It is read from its beginning to its end each time, so that it may be locked. */
final class RestoreFile {

    /** The house's key, in a full backup. */
    static final String SECRET = "secret.key";

    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x504b0506;
    private static final int BUFFER = 1 << 16;
    /** Lists every file of every picture, but is no place to hide something larger. */
    private static final int LONGEST_MANIFEST = 256 << 20;

    private final Path file;
    private final char[] passphrase;
    private final JsonMapper json;

    /** @param passphrase empty if there is none */
    RestoreFile(Path file, char[] passphrase, JsonMapper json) {
        this.file = file;
        this.passphrase = passphrase;
        this.json = json;
    }

    /** Is shown one entry after the other. */
    interface Reader {
        void read(String name, InputStream content) throws IOException, SQLException;
    }

    /**
     * Reads the whole file and compares every entry with what the manifest says of it.
     *
     * @throws DamagedBackup if something is missing, too much or different
     */
    Manifest verified() throws IOException {
        List<CheckedZip.Entry> found = new ArrayList<>();
        Manifest[] manifest = {null};
        try {
            each((name, content) -> {
                if (name.equals(Manifest.NAME)) {
                    manifest[0] = manifest(content.readNBytes(LONGEST_MANIFEST));
                } else {
                    found.add(CheckedZip.sum(name, content));
                }
            });
        } catch (SQLException nobodyAsks) {
            throw new IllegalStateException(nobodyAsks);
        }
        return compared(manifest[0], found);
    }

    private static Manifest compared(@Nullable Manifest manifest, List<CheckedZip.Entry> found) throws IOException {
        if (manifest == null) {
            throw new DamagedBackup("its end is missing");
        }
        if (manifest.format() != Manifest.FORMAT) {
            throw new DamagedBackup(
                    "its format is " + manifest.format() + ", and this Masthead reads format " + Manifest.FORMAT);
        }
        if (!manifest.entries().equals(found)) {
            String different = manifest.entries().stream()
                    .filter(each -> !found.contains(each))
                    .map(CheckedZip.Entry::name)
                    .findFirst()
                    .orElse("something that does not belong to it");
            throw new DamagedBackup("it is damaged at " + different);
        }
        return manifest;
    }

    private Manifest manifest(byte[] content) throws IOException {
        try {
            return json.readValue(new String(content, StandardCharsets.UTF_8), Manifest.class);
        } catch (JacksonException e) {
            throw new DamagedBackup("its manifest cannot be read", e);
        }
    }

    /** Shows all entries, in their order. */
    void each(Reader reader) throws IOException, SQLException {
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            if (!SealedFile.isSealed(in)) {
                refuseWithoutEnd();
                entries(in, reader);
                return;
            }
            if (passphrase.length == 0) {
                throw new DamagedBackup("it is locked; give its passphrase in MASTHEAD_BACKUP_PASSPHRASE");
            }
            SealedFile.Opened opened = SealedFile.opened(in, passphrase);
            entries(opened.bytes(), reader);
            opened.bytes().transferTo(java.io.OutputStream.nullOutputStream());
            opened.verify();
        }
    }

    /** A zip file ends with a record that begins so; we write no comment behind it. */
    private void refuseWithoutEnd() throws IOException {
        try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
            end.seek(Math.max(0, end.length() - END_RECORD));
            if (end.length() < END_RECORD || end.readInt() != END_SIGNATURE) {
                throw new DamagedBackup("it is no backup, or its end is missing");
            }
        }
    }

    private static void entries(InputStream in, Reader reader) throws IOException, SQLException {
        int count = 0;
        try {
            // Closing it would close what lies below, whose end is still to be read.
            ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                reader.read(entry.getName(), zip);
                count++;
            }
        } catch (ZipException | java.io.EOFException | IllegalArgumentException e) {
            throw new DamagedBackup("it is damaged or cut off", e);
        }
        if (count == 0) {
            throw new DamagedBackup("it is no backup");
        }
    }
}
