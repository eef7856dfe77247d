package org.masthead.media;

import java.util.List;
import org.masthead.web.DeskLink;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a picture is shown; read from the tables themselves, as this room knows neither articles nor settings. */
@Component
class PictureUses {

    private final JdbcClient jdbc;

    PictureUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest stories that show it. */
    List<DeskLink> stories(long picture) {
        return jdbc.sql("""
                        select '/desk/articles/' || id, coalesce(nullif(headline, ''), '#' || id) from article
                        where lead_picture_id = :id or body like '%"/media/' || :id || '-%'
                        order by id desc limit 10
                        """)
                .param("id", picture)
                .query((row, number) -> new DeskLink(row.getString(1), row.getString(2)))
                .list();
    }

    boolean isLogo(long picture) {
        return jdbc.sql("select exists (select from site_identity where logo_picture_id = ?)")
                .param(picture)
                .query(Boolean.class)
                .single();
    }
}
