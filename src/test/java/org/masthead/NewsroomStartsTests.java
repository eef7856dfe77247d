package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NewsroomTest
class NewsroomStartsTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    @Test
    void migratedDatabaseIsEmpty() {
        assertThat(database.statementsOf(() -> assertThat(jdbc.sql("select count(*) from article")
                                .query(Long.class)
                                .single())
                        .isZero()))
                .hasSize(1);
    }

    @Test
    void statementThatWaitsForALockIsGivenUp() {
        assertThat(setting("lock_timeout")).isEqualTo("5s");
        assertThat(setting("statement_timeout")).isEqualTo("30s");
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("1min");
    }

    private String setting(String name) {
        return jdbc.sql("show " + name).query(String.class).single();
    }
}
