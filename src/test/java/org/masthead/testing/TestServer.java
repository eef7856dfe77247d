package org.masthead.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * The PostgreSQL of this test run: one server, a template database with every migration, and cheap copies of it. Its
 * data is thrown away, so the library's fast and unsafe settings are right here.
 */
final class TestServer {

    private static final TestServer RUNNING = new TestServer();
    private static final AtomicInteger COPIES = new AtomicInteger();

    /** How many databases that nobody needs wait for their end, see {@link #drop}. */
    private static final int LEFT_AT_ONCE = 20;

    private static final List<String> LEFT = new ArrayList<>();

    private final EmbeddedPostgres server;

    private TestServer() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("max_wal_size", "4GB")
                    .start();
            execute("create database masthead_template");
            Flyway.configure()
                    .dataSource(url("masthead_template"), "postgres", "")
                    .load()
                    .migrate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a database of its own with all migrations. */
    static synchronized String freshDatabase() {
        String name = "test_" + COPIES.incrementAndGet();
        RUNNING.execute("create database " + name + " template masthead_template strategy file_copy");
        return RUNNING.url(name);
    }

    /**
     * Ends databases that nobody needs any more: to clear away hundreds at the end takes half a minute. Many go at
     * once, as a file system may be slow to hand out anew what was given back a moment ago; to make a copy of nine
     * hundred files just after another went took ten times as long. Whoever is connected hears of it right away.
     */
    static void drop(String address) {
        String name = address.replaceFirst(".*/(test_\\d+).*", "$1");
        RUNNING.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        leave(name).forEach(each -> RUNNING.execute("drop database " + each + " with (force)"));
    }

    private static synchronized List<String> leave(String name) {
        LEFT.add(name);
        if (LEFT.size() < LEFT_AT_ONCE) {
            return List.of();
        }
        List<String> together = List.copyOf(LEFT);
        LEFT.clear();
        return together;
    }

    /** The address of the server's maintenance database. */
    static String maintenanceUrl() {
        return RUNNING.url("postgres");
    }

    private String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
