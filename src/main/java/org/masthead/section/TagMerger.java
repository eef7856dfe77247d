package org.masthead.section;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves articles from one tag to another. Done in the table itself: there may be thousands, and this room knows no
 * articles.
 */
@Component
class TagMerger {

    private final JdbcClient jdbc;

    TagMerger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void merge(long from, long into) {
        leaveRedirects(from, into);
        List<Long> carryingBoth = jdbc.sql("""
                        delete from article_tag gone using article_tag kept
                        where gone.tag_id = :from and kept.tag_id = :into and kept.article_id = gone.article_id
                        returning gone.article_id
                        """)
                .param("from", from)
                .param("into", into)
                .query(Long.class)
                .list();
        jdbc.sql("update article_tag set tag_id = :into where tag_id = :from")
                .param("from", from)
                .param("into", into)
                .update();
        if (!carryingBoth.isEmpty()) {
            closeGaps(carryingBoth);
        }
    }

    /** The addresses that led to the one lead to the other from now on. */
    private void leaveRedirects(long from, long into) {
        jdbc.sql("update tag_alias set tag_id = :into where tag_id = :from")
                .param("from", from)
                .param("into", into)
                .update();
        jdbc.sql("""
                        insert into tag_alias (slug, tag_id) select slug, :into from tag where id = :from
                        on conflict (slug) do update set tag_id = excluded.tag_id
                        """).param("from", from).param("into", into).update();
    }

    /** Positions count from 0 without gaps; by way of negative ones, as no two may be equal even for a moment. */
    private void closeGaps(List<Long> articles) {
        jdbc.sql("update article_tag set position = -1 - position where article_id in (:articles)")
                .param("articles", articles)
                .update();
        jdbc.sql("""
                        update article_tag moved set position = counted.place
                        from (select article_id, tag_id,
                                     row_number() over (partition by article_id order by position desc) - 1 as place
                              from article_tag where article_id in (:articles)) counted
                        where moved.article_id = counted.article_id and moved.tag_id = counted.tag_id
                        """).param("articles", articles).update();
    }
}
