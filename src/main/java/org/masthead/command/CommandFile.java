package org.masthead.command;

import java.io.BufferedOutputStream;
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

    /** Writes a file that only its owner may read: it is there whole and on the disk, or not at all. */
    public static void write(Path file, Writing writing) throws IOException, SQLException {
        Path draft = ownerOnly(file);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                writing.to(out);
            }
            // Once, and not with each piece.
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
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
