package org.masthead.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The directory of the embedded database, held by one Masthead at a time. The lock belongs to the process, so it goes
 * with it, however that ends.
 */
final class HomeDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private HomeDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static HomeDirectory open(Path wanted) {
        try {
            Files.createDirectories(wanted, ownerOnly("rwx------"));
            Path path = wanted.toRealPath();
            refuseIfEverybodyMayWrite(path);
            return new HomeDirectory(path, lock(path));
        } catch (IOException e) {
            throw notWritable(wanted, e);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** The one line of a file, unless there is none. */
    Optional<String> read(String name) {
        return read(path, name);
    }

    static Optional<String> read(Path path, String name) {
        try {
            return Files.exists(path.resolve(name))
                    ? Files.readString(path.resolve(name)).lines().findFirst().filter(line -> !line.isBlank())
                    : Optional.empty();
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /**
     * Keeps one line in a file that only its owner may read: whole or not at all, and on the disk when this returns.
     */
    void keep(String name, String line) {
        try {
            Path draft = Files.createTempFile(path, name, ".new");
            try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8)));
                file.force(true);
            }
            Files.move(draft, resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /** A new, empty directory that only its owner may enter. */
    Path newDirectory(String name) {
        try {
            return Files.createTempDirectory(path, name + "-");
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /** Removes directories that a start made which was cut short, or an older version. */
    void removeLeftovers(String prefix) {
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : children.filter(it -> it.getFileName().toString().startsWith(prefix))
                    .toList()) {
                FileSystemUtils.deleteRecursively(child);
            }
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    static DatabaseNotUsable notWritable(Path path, IOException cause) {
        return new DatabaseNotUsable(
                "the directory " + path + " cannot be used (" + reason(cause)
                        + "). Let the user that runs Masthead write there, or set masthead.home to another directory.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + " is missing and cannot be made";
        }
        return String.valueOf(cause.getMessage());
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("masthead.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new HomeInUse("another Masthead is running on " + path
                    + ". Stop it first, or set masthead.home to a directory of its own.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Whoever may write to the home may put a database of his own in our database's place. */
    private static void refuseIfEverybodyMayWrite(Path path) throws IOException {
        if (posix(path) && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new DatabaseNotUsable("every user of this machine may write to " + path
                    + ". Run chmod 700 on it, or set masthead.home to a directory of its own.");
        }
    }

    private static FileAttribute<?>[] ownerOnly(String rights) {
        return posix(Path.of(""))
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
