package org.masthead.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of the server that was started last on a data directory. The number in it may belong
 * to any process by now, so {@link #runsOn} looks before anybody signals it.
 */
record PostmasterFile(long pid, Instant startedAt) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    static Path of(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Optional<PostmasterFile> in(Path data) {
        try {
            if (!Files.exists(of(data))) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(of(data));
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw HomeDirectory.notWritable(data, e);
        }
    }

    /** Whether that process is alive and indeed a PostgreSQL on this very directory. */
    boolean runsOn(Path data) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isPostgresOn(process, data))
                .isPresent();
    }

    private boolean isPostgresOn(ProcessHandle process, Path data) {
        Path details = Path.of("/proc", Long.toString(pid));
        if (Files.isDirectory(details)) {
            try {
                // A server works in its data directory.
                return isPostgres(Files.readSymbolicLink(details.resolve("exe")).toString())
                        && Files.isSameFile(details.resolve("cwd"), data);
            } catch (IOException e) {
                return false;
            }
        }
        return process.info().command().filter(PostmasterFile::isPostgres).isPresent()
                && process.info()
                        .startInstant()
                        .filter(start ->
                                Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) < 0)
                        .isPresent();
    }

    private static boolean isPostgres(String command) {
        return Path.of(command).getFileName().toString().startsWith("postgres");
    }
}
