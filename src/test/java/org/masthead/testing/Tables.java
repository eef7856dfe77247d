package org.masthead.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables that a test begins without anything in. */
public final class Tables {

    private Tables() {}

    /** With what hangs on them. To truncate many makes hundreds of files anew, and takes forty times as long. */
    public static void empty(JdbcClient jdbc, String... tables) {
        List.of(tables).forEach(table -> jdbc.sql("delete from " + table).update());
    }
}
