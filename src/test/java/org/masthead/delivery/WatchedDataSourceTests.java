package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class WatchedDataSourceTests {

    private int asked;

    private WatchedDataSource pool(SQLException refusal) {
        AbstractDataSource pool = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                asked++;
                throw refusal;
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        return new WatchedDataSource(pool, new PageParts(), () -> {});
    }

    private void askFiveTimes(WatchedDataSource database) {
        for (int time = 0; time < 5; time++) {
            assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(database::getConnection);
        }
    }

    @Test
    void databaseThatIsAwayIsWaitedForOnceAndNotForEachStatementOfAPage() {
        askFiveTimes(pool(new SQLTransientConnectionException("timed out", new ConnectException("refused"))));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void poolInUseIsAskedAgain() {
        askFiveTimes(pool(new SQLTransientConnectionException("timed out")));
        assertThat(asked).isEqualTo(5);
    }
}
