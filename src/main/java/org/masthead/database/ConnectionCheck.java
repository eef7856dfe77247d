package org.masthead.database;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens one connection before anything else does, so that an operator's mistake can be told in one line. */
final class ConnectionCheck {

    private static final String SECONDS_TO_WAIT = "10";

    private ConnectionCheck() {}

    static String versionOf(DatabaseAddress address) {
        if (!address.url().startsWith("jdbc:postgresql:")) {
            throw new DatabaseNotUsable("spring.datasource.url must start with jdbc:postgresql: as Masthead runs on"
                    + " PostgreSQL only. Correct it, or remove it to use the embedded database.");
        }
        try (Connection connection = DriverManager.getConnection(address.url(), credentials(address))) {
            return connection.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
        } catch (SQLException e) {
            throw new DatabaseNotUsable(explain(address, e), e);
        }
    }

    /** Whether somebody waits there for word of changed pages. */
    static boolean siteListensTo(DatabaseAddress address) {
        try (Connection connection = DriverManager.getConnection(address.url(), credentials(address));
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("""
                        select exists (select from pg_stat_activity
                                       where datname = current_database() and query = 'listen page_change')""")) {
            answer.next();
            return answer.getBoolean(1);
        } catch (SQLException e) {
            throw new DatabaseNotUsable(explain(address, e), e);
        }
    }

    private static Properties credentials(DatabaseAddress address) {
        Properties credentials = new Properties();
        if (address.username() != null) {
            credentials.setProperty("user", address.username());
        }
        if (address.password() != null) {
            credentials.setProperty("password", address.password());
        }
        credentials.setProperty("connectTimeout", SECONDS_TO_WAIT);
        credentials.setProperty("loginTimeout", SECONDS_TO_WAIT);
        return credentials;
    }

    private static String explain(DatabaseAddress address, SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "28P01", "28000", "08004" ->
                "the database at " + address + " refused the user or password (" + reason(failure)
                        + "). Check spring.datasource.username and spring.datasource.password.";
            case "3D000" ->
                "the database at " + address + " does not exist. Create it, or correct spring.datasource.url.";
            case "53300" -> "the database at " + address + " has no connection left. Raise its max_connections.";
            case "57P03" -> "the database at " + address + " is still starting or stopping. Try again in a moment.";
            default ->
                "the database at " + address + " cannot be reached (" + reason(failure)
                        + "). Start it, or correct spring.datasource.url.";
        };
    }

    /** The driver's own line, or what the network said where that is shorter and truer. */
    private static String reason(SQLException failure) {
        if (failure.getCause() instanceof UnknownHostException) {
            return "unknown host " + failure.getCause().getMessage();
        }
        Throwable teller = failure.getCause() instanceof IOException ? failure.getCause() : failure;
        String message = teller.getMessage() == null ? teller.toString() : teller.getMessage();
        return message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
