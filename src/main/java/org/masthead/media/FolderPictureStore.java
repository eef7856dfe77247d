package org.masthead.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pictures in a folder, a folder for each. Several nodes need one that they share, and a backup has to have it beside
 * the database.
 */
final class FolderPictureStore implements PictureStore {

    private static final String UNFINISHED = ".part";

    private final Path folder;

    FolderPictureStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keep(long picture, String name, byte[] bytes) {
        Path file = file(picture, name);
        try {
            Files.createDirectories(file.getParent());
            // Whole or not at all: a name stands for its bytes, so what is half written must not have it.
            Path unfinished = Files.createTempFile(file.getParent(), name, UNFINISHED);
            try {
                Files.write(unfinished, bytes, StandardOpenOption.SYNC);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> find(long picture, String name) {
        try {
            return Optional.of(Files.readAllBytes(file(picture, name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> names(long picture) {
        try (Stream<Path> files = Files.list(folder(picture))) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> !each.endsWith(UNFINISHED))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(long picture, Collection<String> names) {
        try {
            for (String name : names) {
                Files.deleteIfExists(file(picture, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void removeAll(long picture) {
        remove(picture, names(picture));
        try {
            Files.deleteIfExists(folder(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(long picture) {
        return folder.resolve(Long.toString(picture));
    }

    private Path file(long picture, String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]*(?:\\.[a-z]+)?")) {
            throw new IllegalArgumentException("Not a name of this house: " + name);
        }
        return folder(picture).resolve(name);
    }
}
