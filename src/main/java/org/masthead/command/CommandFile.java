package org.masthead.command;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.command.Command.WrongUse;

/** The one file that a command is told to write or to read. */
public final class CommandFile {

    private CommandFile() {}

    /**
     * A file that is not there yet.
     *
     * @param names the arguments without options
     * @throws WrongUse unless it is one name
     * @throws FileAlreadyExistsException if it is there
     */
    public static Path toWrite(List<String> names) throws FileAlreadyExistsException {
        Path file = Path.of(only(names, "Name one file to write.")).toAbsolutePath();
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file + " is there already; name another one.");
        }
        return file;
    }

    /**
     * A file that is there.
     *
     * @param names the arguments without options
     * @throws WrongUse unless it is one name, of a file that can be read
     */
    public static Path toRead(List<String> names) {
        Path file = Path.of(only(names, "Name one file to read."));
        if (!Files.isReadable(file)) {
            throw new WrongUse(file + " cannot be read.");
        }
        return file;
    }

    private static String only(List<String> names, String wanted) {
        if (names.size() != 1 || names.get(0).startsWith("-")) {
            throw new WrongUse(wanted);
        }
        return names.get(0);
    }

    /** Writes what is to be in a file. */
    public interface Writing {
        void to(OutputStream out) throws IOException, SQLException;
    }

    /**
     * Writes a file that only its owner may read: it is there whole and on the disk, or not at all.
     *
     * @throws IOException if the disk does not take it, naming the file
     */
    public static void write(Path file, Writing writing) throws IOException, SQLException {
        Path draft = ownerOnly(file);
        try (Disk disk = new Disk(Files.newOutputStream(draft))) {
            try {
                try (OutputStream out = new BufferedOutputStream(disk)) {
                    writing.to(out);
                }
                // Once, and not with each piece.
                try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException | SQLException | RuntimeException e) {
                if (disk.refusal == null) {
                    throw e;
                }
                throw new IOException(
                        file + " could not be written: " + disk.refusal.getMessage() + ". Nothing of it is left.", e);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Remembers that a disk refused something, under whichever exceptions that comes out. */
    private static final class Disk extends FilterOutputStream {

        private @Nullable IOException refusal;

        private Disk(OutputStream out) {
            super(out);
        }

        private interface Act {
            void run() throws IOException;
        }

        private void remembering(Act act) throws IOException {
            try {
                act.run();
            } catch (IOException e) {
                refusal = refusal == null ? e : refusal;
                throw e;
            }
        }

        @Override
        public void write(int octet) throws IOException {
            remembering(() -> out.write(octet));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            remembering(() -> out.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            remembering(out::flush);
        }

        @Override
        public void close() throws IOException {
            remembering(out::close);
        }
    }

    private static Path ownerOnly(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createFile(draft);
    }
}
