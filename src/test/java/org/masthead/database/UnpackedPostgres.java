package org.masthead.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings PostgreSQL into homes of tests; {@link EmbeddedServerTests} unpack it, which takes seconds each time. */
final class UnpackedPostgres {

    private static final Path BINARIES = unpacked();

    private UnpackedPostgres() {}

    /** Makes a home that begins with PostgreSQL. */
    static Path linkedInto(Path home) {
        try {
            Files.createSymbolicLink(home.resolve(BINARIES.getFileName()), BINARIES);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpacked() {
        try (HomeDirectory home = HomeDirectory.open(Path.of("target", "unpacked-postgres"))) {
            return PostgresBinaries.unpackInto(home);
        }
    }
}
