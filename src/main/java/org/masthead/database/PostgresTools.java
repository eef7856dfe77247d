package org.masthead.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs {@code initdb}, {@code pg_ctl} and {@code postgres}, as root too: PostgreSQL refuses root, a user namespace is
 * none.
 */
final class PostgresTools {

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path binaries;
    private final HomeDirectory home;

    PostgresTools(Path binaries, HomeDirectory home) {
        this.binaries = binaries;
        this.home = home;
    }

    /** The first number of the version of these binaries: data of another one cannot be read. */
    String majorVersion() {
        return run("postgres", "-V").replaceFirst("(?s).*\\) (\\d+).*", "$1");
    }

    /** Runs a tool to its end and returns what it printed. */
    String run(String tool, String... arguments) {
        return run(tool, ProcessBuilder.Redirect.from(nothing()), arguments);
    }

    /** Carries out statements in a data directory that no server runs on; there is no network on this way in. */
    void runStatements(Path data, List<String> statements) {
        try {
            // A file that only its owner may read, as a statement may hold a password.
            Path script = Files.createTempFile(home.path(), "statements", ".sql");
            try {
                Files.write(script, statements);
                run(
                        "postgres",
                        ProcessBuilder.Redirect.from(script.toFile()),
                        "--single",
                        "-D",
                        data.toString(),
                        "postgres");
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw HomeDirectory.notWritable(home.path(), e);
        }
    }

    private String run(String tool, ProcessBuilder.Redirect input, String... arguments) {
        try {
            // A file rather than a pipe: a server that pg_ctl starts would keep the pipe open.
            Path output = Files.createTempFile(home.path(), tool, ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command(tool, arguments))
                        .directory(home.path().toFile())
                        .redirectInput(input)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
                builder.environment().put("LC_ALL", "C");
                int exit = builder.start().waitFor();
                String printed = Files.readString(output, StandardCharsets.UTF_8);
                if (exit != 0) {
                    throw new ToolFailed(tool, printed);
                }
                return printed;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new DatabaseNotUsable(
                    "PostgreSQL's program " + tool + " cannot be run (" + e.getMessage()
                            + "). Set masthead.home to a directory that may hold programs, or spring.datasource.url.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL's " + tool + " ran", e);
        }
    }

    private List<String> command(String tool, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(
                binaries.resolve("bin").resolve(WINDOWS ? tool + ".exe" : tool).toString());
        Stream.of(arguments).forEach(command::add);
        return command;
    }

    /** The last line of a log that says why something failed. */
    static String reasonIn(Path log) {
        try {
            return reasonIn(Files.readString(log)) + " (" + log + " has more)";
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    private static String reasonIn(String printed) {
        return printed.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                .reduce((first, last) -> last)
                .or(() -> printed.lines().filter(line -> !line.isBlank()).reduce((first, last) -> last))
                .map(line -> line.replaceFirst("^.*(FATAL|error): *", ""))
                .orElse("no reason given");
    }

    private static File nothing() {
        return new File(WINDOWS ? "NUL" : "/dev/null");
    }

    /** A tool ended with an error; the line that says why is in its text. */
    static final class ToolFailed extends DatabaseNotUsable {

        private static final long serialVersionUID = 1L;

        ToolFailed(String tool, String printed) {
            super(explain(tool, printed));
        }

        private static String explain(String tool, String printed) {
            if (printed.contains("cannot be run as root") || printed.contains("\"root\" execution")) {
                return "PostgreSQL refuses to run as root, and this system forbids user namespaces. Start Masthead as"
                        + " an ordinary user, or set spring.datasource.url.";
            }
            return "the embedded PostgreSQL failed in " + tool + ": " + reasonIn(printed);
        }
    }
}
