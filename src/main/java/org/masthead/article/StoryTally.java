package org.masthead.article;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.masthead.account.DeskUser;
import org.masthead.right.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many articles stand where; the database keeps count of all, and one's own are found by their indexes. */
@Component
class StoryTally {

    private static final String ALL = "select a.status, sum(a.number) from article_tally a where true ";

    private static final String OWN = "select a.status, count(*) from article a where " + StoryGuard.AMONG_OWN;

    private final JdbcClient jdbc;

    StoryTally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the name of the state; of those that somebody works on. */
    Map<String, Long> counts(DeskUser user) {
        Map<String, Long> counts = new TreeMap<>();
        for (ArticleStatus status : ArticleStatus.values()) {
            counts.put(status.name(), 0L);
        }
        boolean all = user.mayWithAll(Right.WRITE_STORIES);
        Collection<Long> sections = user.sections();
        JdbcClient.StatementSpec statement = jdbc.sql(
                (all ? ALL : OWN) + (sections.isEmpty() ? "" : "and a.section_id in (:mine) ") + "group by a.status");
        if (!all) {
            statement = statement.param("me", user.id()).param("author", user.authorId());
        }
        if (!sections.isEmpty()) {
            statement = statement.param("mine", sections);
        }
        statement.query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** Few lines are read sooner than many. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void addUp() {
        jdbc.sql("select add_up_stories()").query(row -> {});
    }
}
