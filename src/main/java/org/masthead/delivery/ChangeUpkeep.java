package org.masthead.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what changed so long ago that every node has read it, or knows that it has missed it. */
@Component
class ChangeUpkeep {

    private final JdbcClient jdbc;

    ChangeUpkeep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void forgetOldChanges() {
        jdbc.sql("delete from page_change where changed_at < clock_timestamp() - interval '1 hour'")
                .update();
    }
}
