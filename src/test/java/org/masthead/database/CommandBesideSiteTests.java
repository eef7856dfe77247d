package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.MastheadApplication;
import org.masthead.command.CommandLine;

class CommandBesideSiteTests {

    @TempDir
    Path home;

    @Test
    void commandUsesTheDatabaseOfTheRunningSiteAndLeavesItRunning() throws Exception {
        try (EmbeddedServer site = EmbeddedServer.start(UnpackedPostgres.linkedInto(home))) {
            int code = CommandLine.of("help", "--masthead.home=" + home).run(MastheadApplication.class);
            assertThat(code).isZero();
            DatabaseAddress address = site.address();
            try (Connection connection =
                            DriverManager.getConnection(address.url(), address.username(), address.password());
                    ResultSet articles = connection.createStatement().executeQuery("select count(*) from article")) {
                articles.next();
                assertThat(articles.getInt(1)).as("no demo is planted").isZero();
            }
        }
    }
}
