package org.masthead.section;

import java.util.List;
import org.masthead.web.DeskLink;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which articles keep a section or a tag where it is; read from the tables themselves, as this room knows no articles.
 */
@Component
class Filed {

    private static final String LINK = "select '/desk/articles/' || a.id, coalesce(nullif(a.headline, ''), '#' || a.id)"
            + " from article a where %s order by a.id desc limit 10";

    private final JdbcClient jdbc;

    Filed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DeskLink> underSection(long id) {
        return links("a.section_id = ?", id);
    }

    List<DeskLink> withTag(long id) {
        return links("a.id in (select article_id from article_tag where tag_id = ?)", id);
    }

    private List<DeskLink> links(String condition, long id) {
        return jdbc.sql(LINK.formatted(condition))
                .param(id)
                .query((row, number) -> new DeskLink(row.getString(1), row.getString(2)))
                .list();
    }
}
