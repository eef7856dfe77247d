package org.masthead.arrival;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A file that somebody brings: as it is, or packed with gzip or in a zip, whatever its name says. */
final class ArrivalFile {

    /** What is packed may become this large, and this many times as large as it is packed. */
    static final long LARGEST = DataSize.ofGigabytes(50).toBytes();

    static final int MOST_TIMES = 200;
    /** Below this nobody cares how well something is packed. */
    private static final long SMALL = DataSize.ofMegabytes(10).toBytes();

    /** Neither what a system of archives adds, nor what belongs to a theme, nor the list of redirects. */
    private static final Pattern EXPORT = Pattern.compile(
            "(?i)(?!__MACOSX/)(?!(?:.*/)?(?:themes|node_modules)/)(?!(?:.*/)?redirects[^/]*$).*\\.(?:xml|json)");

    private final Path path;
    private final long size;
    private volatile long read;

    ArrivalFile(Path path) throws IOException {
        this.path = path;
        this.size = Files.size(path);
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** How much of it is read, in thousandths. */
    int progress() {
        return size == 0 ? 1000 : (int) Math.min(1000, read * 1000 / size);
    }

    /** By which the same file is known again. */
    String digest() throws IOException {
        try (InputStream content = Files.newInputStream(path);
                DigestInputStream digesting = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is in it, unpacked as it is read. */
    InputStream open() throws IOException, ArrivalFailed {
        read = 0;
        BufferedInputStream content = new BufferedInputStream(new Counting(Files.newInputStream(path)), 1 << 16);
        content.mark(4);
        byte[] start = content.readNBytes(4);
        content.reset();
        if (start.length >= 2 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b) {
            return new Unpacked(new GZIPInputStream(content, 1 << 16));
        }
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
            return new Unpacked(entryOf(new ZipInputStream(content), EXPORT));
        }
        return content;
    }

    /**
     * What lies beside the export: in the same zip or, if it is none, in the same folder.
     *
     * @param name of the whole path
     * @return null if there is no such thing
     */
    @Nullable
    InputStream openBeside(Pattern name) throws IOException, ArrivalFailed {
        try (InputStream start = Files.newInputStream(path)) {
            byte[] mark = start.readNBytes(2);
            if (mark.length < 2 || mark[0] != 'P' || mark[1] != 'K') {
                return inFolder(name);
            }
        }
        read = 0;
        ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(new Counting(Files.newInputStream(path)), 1 << 16));
        return find(zip, name) ? new Unpacked(zip) : null;
    }

    private @Nullable InputStream inFolder(Pattern name) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            return null;
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path beside = files.filter(
                            each -> name.matcher(each.getFileName().toString()).matches() && Files.isRegularFile(each))
                    .sorted()
                    .findFirst()
                    .orElse(null);
            return beside == null ? null : Files.newInputStream(beside);
        }
    }

    private static InputStream entryOf(ZipInputStream zip, Pattern name) throws IOException, ArrivalFailed {
        if (find(zip, name)) {
            return zip;
        }
        throw new ArrivalFailed("There is no .xml or .json file in the zip");
    }

    private static boolean find(ZipInputStream zip, Pattern name) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory() && name.matcher(entry.getName()).matches()) {
                return true;
            }
        }
        zip.close();
        return false;
    }

    private final class Counting extends FilterInputStream {

        Counting(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            read += Math.max(0, some);
            return some;
        }
    }

    /** Stops a small file from becoming an endless one. */
    private final class Unpacked extends FilterInputStream {

        private long unpacked;

        Unpacked(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            check(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            check(Math.max(0, some));
            return some;
        }

        private void check(int more) throws IOException {
            unpacked += more;
            if (unpacked > LARGEST || unpacked > SMALL && unpacked / MOST_TIMES > read) {
                throw new IOException("The file unpacks to more than it should");
            }
        }
    }
}
