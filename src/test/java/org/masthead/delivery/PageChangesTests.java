package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A node reads each change once it can be seen, in whatever order transactions end, and knows when it knows nothing.
 */
@NewsroomTest
class PageChangesTests {

    @Autowired
    private ClassDatabase database;

    @Autowired
    private ChangeUpkeep upkeep;

    private final AtomicBoolean away = new AtomicBoolean();
    private final Parts parts = new Parts(new EdgePurges(
            new DeliverySettings.Edge(List.<URI>of(), Duration.ofDays(1), Duration.ofSeconds(5), Duration.ofDays(1))));
    private PageChanges changes;

    @BeforeEach
    void open() {
        DataSource mayBeAway = new DelegatingDataSource(database.plain()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away.get()) {
                    throw new SQLException("Nobody is there");
                }
                return super.getConnection();
            }
        };
        changes = new PageChanges(
                () -> mayBeAway, parts, new PageMoments(List.of(), () -> mayBeAway, parts, Clock.systemUTC()));
        changes.open();
        changes.look();
    }

    @AfterEach
    void close() {
        changes.close();
    }

    @Test
    void readsWhatEndedLaterThanWhatBeganAfterIt() {
        Part early = parts.named("early");
        Part late = parts.named("late");
        long before = parts.count();
        TransactionTemplate slow = new TransactionTemplate(new DataSourceTransactionManager(database.plain()));
        JdbcClient other = JdbcClient.create(database.plain());
        slow.executeWithoutResult(open -> {
            JdbcClient.create(database.plain())
                    .sql("insert into page_change (parts) values ('{early}')")
                    .update();
            runElsewhere(() -> other.sql("insert into page_change (parts) values ('{late}')")
                    .update());
            changes.look();
            assertThat(late.changedSince(before)).isTrue();
            assertThat(early.changedSince(before)).isFalse();
        });
        long between = parts.count();
        changes.look();
        assertThat(early.changedSince(between)).isTrue();
        assertThat(late.changedSince(between)).isFalse();
    }

    @Test
    void isUnsureWhileTheDatabaseIsAwayAndSureWhenItIsBack() {
        assertThat(changes.isSure()).isTrue();
        changes.close();
        away.set(true);
        changes.look();
        assertThat(changes.isSure()).isFalse();
        Part part = parts.named("meanwhile");
        long before = parts.count();
        JdbcClient.create(database.plain())
                .sql("insert into page_change (parts) values ('{meanwhile}')")
                .update();
        away.set(false);
        changes.look();
        assertThat(changes.isSure()).isTrue();
        assertThat(part.changedSince(before)).isTrue();
    }

    @Test
    void whatEveryNodeHasReadIsForgotten() {
        JdbcClient jdbc = JdbcClient.create(database.plain());
        jdbc.sql("insert into page_change (parts, changed_at) values ('{old}', now() - interval '61 minutes')")
                .update();
        jdbc.sql("insert into page_change (parts) values ('{new}')").update();
        upkeep.forgetOldChanges();
        assertThat(jdbc.sql("select count(*) from page_change where parts = '{old}'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from page_change where parts = '{new}'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private static void runElsewhere(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
