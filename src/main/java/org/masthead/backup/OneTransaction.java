package org.masthead.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on the whole database that is of one moment, or is done whole or not at all. */
public final class OneTransaction {

    private OneTransaction() {}

    /** What is done with the connection of the transaction. */
    public interface Work {
        void on(Connection connection) throws IOException, SQLException;
    }

    /** Reads everything as it is at one moment, and changes nothing. */
    public static void reading(DataSource database, Work work) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                work.on(connection);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        }
    }

    /** Keeps what is written unless something fails. */
    public static void writing(DataSource database, Work work) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (IOException | SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
