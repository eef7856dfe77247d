package org.masthead.moderation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps in step whose story stands on the front page; what is there is read by more people. Any number of nodes may.
 */
@Component
class HarmUpkeep {

    private static final String FRONT_PAGE =
            "(select p.article_id from front_place p join front f on f.id = p.front_id where f.section_id is null)";

    private final JdbcClient jdbc;

    HarmUpkeep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT1M")
    @Transactional
    public void look() {
        jdbc.sql("update comment set on_front = false where id in (select id from comment where on_front and article_id"
                        + " not in " + FRONT_PAGE + " order by id limit 10000 for update skip locked)")
                .update();
        jdbc.sql("update comment set on_front = true where id in (select id from comment where not on_front"
                        + " and (status = 'PENDING' or unreviewed or reports > 0) and article_id in " + FRONT_PAGE
                        + " order by id limit 10000 for update skip locked)")
                .update();
    }
}
