package org.masthead.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.masthead.media.PictureArchive;

/** A zip file in the making that notes the sum of each entry. */
public final class CheckedZip implements AutoCloseable {

    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();

    /** Writes there. */
    public CheckedZip(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /**
     * A file within the file.
     *
     * @param sha256 in hexadecimal digits
     */
    public record Entry(String name, long bytes, String sha256) {}

    /** Reads an entry to its end. */
    public static Entry sum(String name, InputStream content) throws IOException {
        MessageDigest sum = sha256();
        long bytes = new DigestInputStream(content, sum).transferTo(OutputStream.nullOutputStream());
        return new Entry(name, bytes, HexFormat.of().formatHex(sum.digest()));
    }

    /** Adds a whole entry. */
    public void add(String name, byte[] bytes) throws IOException {
        try (OutputStream entry = open(name)) {
            entry.write(bytes);
        }
    }

    /**
     * Adds the files of all pictures.
     *
     * @return how many
     */
    public long add(PictureArchive pictures) throws IOException {
        int before = entries.size();
        pictures.each((name, bytes) -> add(PictureArchive.FOLDER + name, bytes));
        return entries.size() - before;
    }

    /** Begins an entry, which ends where the stream is closed. */
    public OutputStream open(String name) throws IOException {
        // Pictures are packed by themselves; to try it again costs more than all else and gains nothing.
        zip.setLevel(name.startsWith(PictureArchive.FOLDER) ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest sum = sha256();
        return new DigestOutputStream(OutputStream.nullOutputStream(), sum) {

            private long bytes;

            @Override
            public void write(int octet) throws IOException {
                super.write(octet);
                zip.write(octet);
                bytes++;
            }

            @Override
            public void write(byte[] content, int from, int length) throws IOException {
                super.write(content, from, length);
                zip.write(content, from, length);
                bytes += length;
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
                entries.add(new Entry(name, bytes, HexFormat.of().formatHex(sum.digest())));
            }
        };
    }

    /** What is in it so far. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
