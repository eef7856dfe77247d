package org.masthead.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * A PostgreSQL of our own, fit for real data: it writes before it answers, listens on loopback only, and knows one user
 * with a password. Its superuser cannot sign in at all.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final String NAME = "masthead";
    private static final String PASSWORD_FILE = "postgres.password";
    private static final String PORT_FILE = "postgres.port";

    // Above the reach of other services' habits and below the ports that systems hand out to outgoing connections.
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;

    private static final long LONGEST_LOG = 5_000_000;

    /** Given on the command line, where no configuration file can undo them. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "max_connections=40",
            // What pages read lies in memory or on a disk without arms: an index costs no more than the next block.
            "random_page_cost=1.1",
            "log_checkpoints=off",
            // Statements and details hold what readers wrote; they do not belong into a log.
            "log_min_messages=warning",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    /** Thousands of rounds slow down who guesses a password of a person; 256 random bits need none. */
    private static final String FAST_SCRAM = "set scram_iterations = 1";

    private final HomeDirectory home;
    private final PostgresTools tools;
    private final Path data;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedServer(HomeDirectory home) {
        this.home = home;
        this.tools = new PostgresTools(PostgresBinaries.unpackInto(home), home);
        this.data = home.resolve("postgres");
        home.removeLeftovers("postgres-being-made-");
    }

    static EmbeddedServer start(Path directory) {
        HomeDirectory home = HomeDirectory.open(directory);
        try {
            EmbeddedServer server = new EmbeddedServer(home);
            server.makeDataDirectory();
            server.stopOrphan();
            server.restoreMissingPassword();
            server.launch();
            return server;
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    DatabaseAddress address() {
        return addressIn(home.path());
    }

    /** Where the server of a home answers; another Masthead may be the one that runs it. */
    static DatabaseAddress addressIn(Path home) {
        String url = "jdbc:postgresql://127.0.0.1:"
                + HomeDirectory.read(home, PORT_FILE).orElseThrow() + "/" + NAME;
        return new DatabaseAddress(
                url + "?sslmode=disable&ApplicationName=Masthead",
                NAME,
                HomeDirectory.read(home, PASSWORD_FILE).orElseThrow());
    }

    /** Ends open transactions and stops cleanly. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                stop();
            } finally {
                home.close();
            }
        }
    }

    /** Under another name until it is complete, so that a start that is cut short leaves nothing half-made. */
    private void makeDataDirectory() {
        if (Files.exists(data)) {
            refuseOtherVersion();
            return;
        }
        Path draft = home.newDirectory("postgres-being-made");
        // With "reject" nobody can connect before pg_hba.conf is ours.
        tools.run(
                "initdb",
                "-D" + draft,
                "-Upostgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        String password = newPassword();
        home.keep(PASSWORD_FILE, password);
        tools.runStatements(
                draft,
                List.of(
                        FAST_SCRAM,
                        "create role " + NAME + " login password '" + password + "'",
                        "create database " + NAME + " owner " + NAME));
        try {
            admitOnlyOurUser(draft);
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw HomeDirectory.notWritable(home.path(), e);
        }
    }

    private void refuseOtherVersion() {
        String wanted = tools.majorVersion();
        String found = readVersion();
        if (!found.equals(wanted)) {
            throw new DatabaseNotUsable("the data in " + data + " is PostgreSQL " + found
                    + "'s, and this Masthead brings version " + wanted
                    + ". Start the Masthead that wrote it, or move the data with pg_upgrade or a dump.");
        }
    }

    private String readVersion() {
        try {
            return Files.readString(data.resolve("PG_VERSION")).strip();
        } catch (IOException e) {
            throw new DatabaseNotUsable(
                    data + " is no PostgreSQL data directory that this user can read. Restore it from a backup, give"
                            + " it to the user that runs Masthead, or set masthead.home to another directory.",
                    e);
        }
    }

    private static void admitOnlyOurUser(Path data) throws IOException {
        Files.write(
                data.resolve("pg_hba.conf"),
                List.of(
                        "# Masthead writes this file at every start.",
                        "host " + NAME + " " + NAME + " 127.0.0.1/32 scram-sha-256",
                        "host " + NAME + " " + NAME + " ::1/128 scram-sha-256"));
    }

    /** After a kill of the JVM the server goes on without it, with the settings of then. */
    private void stopOrphan() {
        try {
            if (PostmasterFile.in(data)
                    .filter(postmaster -> postmaster.runsOn(data))
                    .isPresent()) {
                stop();
            } else {
                // Left by a crash. PostgreSQL would refuse to start if some process happens to have that number now.
                Files.deleteIfExists(PostmasterFile.of(data));
            }
        } catch (IOException e) {
            throw HomeDirectory.notWritable(data, e);
        }
    }

    private void restoreMissingPassword() {
        if (home.read(PASSWORD_FILE).isEmpty()) {
            String password = newPassword();
            tools.runStatements(data, List.of(FAST_SCRAM, "alter role " + NAME + " password '" + password + "'"));
            home.keep(PASSWORD_FILE, password);
        }
    }

    private void launch() {
        try {
            admitOnlyOurUser(data);
        } catch (IOException e) {
            throw HomeDirectory.notWritable(data, e);
        }
        String options = SETTINGS.stream().map(setting -> "-c " + setting).collect(Collectors.joining(" "));
        Path log = home.resolve("postgres.log");
        keepLogShort(log);
        try {
            tools.run(
                    "pg_ctl",
                    "start",
                    "--silent",
                    "--wait",
                    "--timeout=600",
                    "-D" + data,
                    "-l" + log,
                    "-o-p " + port() + " " + options);
        } catch (PostgresTools.ToolFailed e) {
            throw new DatabaseNotUsable("the embedded PostgreSQL did not start: " + PostgresTools.reasonIn(log), e);
        }
    }

    private static void keepLogShort(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
                Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw HomeDirectory.notWritable(log, e);
        }
    }

    private void stop() {
        tools.run("pg_ctl", "stop", "--silent", "--wait", "--timeout=60", "--mode=fast", "-D" + data);
    }

    /** The port of the start before, unless somebody else has it now. */
    private int port() {
        int port = home.read(PORT_FILE)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .orElse(0);
        while (!isFree(port)) {
            port = new SecureRandom().nextInt(LOWEST_PORT, HIGHEST_PORT);
        }
        home.keep(PORT_FILE, Integer.toString(port));
        return port;
    }

    private static boolean isFree(int port) {
        if (port < 1 || port > 65_535) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
