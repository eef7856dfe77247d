package org.masthead.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of which we know what we wrote: what is the same is left alone, and what is not there any more is taken
 * away, but nothing that is somebody else's.
 */
final class StaticFolder implements AutoCloseable {

    /** Lists what we wrote; each name is in it before its file is there. */
    static final String LIST = ".masthead-files";

    private final Path folder;
    private final Set<String> before;
    private final Set<String> now = new LinkedHashSet<>();
    private final Writer list;
    private int changed;

    /**
     * Opens it, or makes it.
     *
     * @throws IOException if it has files that nobody knows of
     */
    StaticFolder(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        Files.createDirectories(this.folder);
        Path known = this.folder.resolve(LIST);
        if (Files.exists(known)) {
            before = new LinkedHashSet<>(Files.readAllLines(known));
        } else {
            try (Stream<Path> files = Files.list(this.folder)) {
                if (files.findAny().isPresent()) {
                    throw new IOException(folder + " has files that are not from here. Name an empty folder.");
                }
            }
            before = Set.of();
        }
        list = Files.newBufferedWriter(known, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes a file, if it is not the same already. */
    void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || file.equals(folder) || name.equals(LIST)) {
            throw new IOException("No file of a site: " + name);
        }
        if (!now.add(name) || isThere(file, bytes)) {
            return;
        }
        if (!before.contains(name)) {
            list.write(name + "\n");
            list.flush();
        }
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(folder, ".masthead-", ".part");
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            makeReadable(file);
        } finally {
            Files.deleteIfExists(draft);
        }
        changed++;
    }

    /** Files that are made for a moment are their owner's alone, and a web server is somebody else. */
    private static void makeReadable(Path file) {
        file.toFile().setReadable(true, false);
    }

    private static boolean isThere(Path file, byte[] bytes) throws IOException {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == bytes.length
                    && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    int changed() {
        return changed;
    }

    int size() {
        return now.size();
    }

    /** Takes away what was written before and not now; how many files that are. */
    int removeOthers() throws IOException {
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(now);
        for (String name : gone) {
            Path file = folder.resolve(name).normalize();
            if (file.startsWith(folder) && Files.deleteIfExists(file)) {
                removeEmpty(file.getParent());
            }
        }
        Path draft = folder.resolve(LIST + ".part");
        Files.write(draft, new TreeSet<>(now));
        list.close();
        Files.move(draft, folder.resolve(LIST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return gone.size();
    }

    private void removeEmpty(@Nullable Path emptied) throws IOException {
        for (Path each = emptied; each != null && !each.equals(folder); each = each.getParent()) {
            try (Stream<Path> files = Files.list(each)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(each);
        }
    }

    @Override
    public void close() throws IOException {
        list.close();
    }
}
