package org.masthead.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The corrections of articles. */
@Component
class Corrections {

    private final JdbcClient jdbc;

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From first to last. */
    List<Correction> of(long articleId) {
        return jdbc.sql(
                        "select id, kind, text, corrected_at from correction where article_id = ? order by corrected_at, id")
                .param(articleId)
                .query((row, number) -> new Correction(
                        row.getLong("id"),
                        CorrectionKind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        row.getTimestamp("corrected_at").toInstant()))
                .list();
    }

    /** Returns its number. */
    long add(long articleId, CorrectionKind kind, String text, @Nullable Long editor, Instant now) {
        return jdbc.sql("""
                        insert into correction (article_id, text, corrected_at, corrected_by, kind)
                        values (?, ?, ?, ?, ?) returning id
                        """)
                .param(1, articleId)
                .param(2, text)
                .param(3, now.atOffset(ZoneOffset.UTC))
                .param(4, editor)
                .param(5, kind.name())
                .query(Long.class)
                .single();
    }

    /** Takes corrections back that are this article's; others are left alone. */
    void takeBack(long articleId, Collection<Long> ids) {
        jdbc.sql("delete from correction where article_id = ? and id = any (?)")
                .params(articleId, ids.toArray(Long[]::new))
                .update();
    }
}
