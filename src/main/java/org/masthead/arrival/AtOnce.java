package org.masthead.arrival;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the triggers of the database that a transaction works on a great many stories at once: each is no line of the
 * audit log, and no news.
 */
enum AtOnce {
    IMPORT,
    UNDO;

    /** Until the end of the transaction. */
    void tell(JdbcClient jdbc) {
        jdbc.sql("select set_config('masthead.at_once', lower(?), true)")
                .param(name())
                .query(String.class)
                .single();
    }
}
