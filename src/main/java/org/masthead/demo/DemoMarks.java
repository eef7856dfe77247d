package org.masthead.demo;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what the demo newsroom brought. */
@Component
class DemoMarks {

    /** What a mark stands on, in the order in which it may be taken away. */
    enum Kind {
        ARTICLE,
        PICTURE,
        AUTHOR,
        TAG,
        SECTION
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoMarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether nobody has worked here yet and no demo newsroom ever stood here. */
    boolean isVirginSoil() {
        return jdbc.sql("""
                        select not exists (select from demo_newsroom) and not exists (select from account)
                           and not exists (select from article) and not exists (select from section)
                        """).query(Boolean.class).single();
    }

    /** Whether a demo newsroom stands here now. */
    boolean isPlanted() {
        return jdbc.sql("select exists (select from demo_newsroom where removed_at is null)")
                .query(Boolean.class)
                .single();
    }

    void plant() {
        jdbc.sql("insert into demo_newsroom (planted_at) values (:now)")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void mark(Kind kind, long id) {
        jdbc.sql("insert into demo_mark (kind, entity_id) values (:kind, :id) on conflict do nothing")
                .param("kind", kind.name())
                .param("id", id)
                .update();
    }

    List<Long> marked(Kind kind) {
        return jdbc.sql("select entity_id from demo_mark where kind = :kind order by entity_id")
                .param("kind", kind.name())
                .query(Long.class)
                .list();
    }

    /** Marked articles that nobody edited and no reader replied to since they were planted. */
    List<Long> untouchedArticles() {
        return jdbc.sql("""
                        select a.id from demo_mark m join article a on a.id = m.entity_id
                        where m.kind = 'ARTICLE' and a.saved_by is null
                          and not exists (select from comment c where c.article_id = a.id
                                          and (c.receipt is not null or c.account_id is not null))
                        order by a.id
                        """).query(Long.class).list();
    }

    /** Forgets all marks; what is left of the demo belongs to the newsroom now. */
    void remove() {
        jdbc.sql("delete from demo_mark").update();
        jdbc.sql("update demo_newsroom set removed_at = :now where removed_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
