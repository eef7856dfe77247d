package org.masthead.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.revision.Presences;
import org.masthead.revision.Revisions;
import org.masthead.right.Right;
import org.masthead.web.Cursor;
import org.masthead.web.TypedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The desk's list of articles: all states, latest work first, narrowed by what was asked. */
@Component
class DeskArticles {

    private final JdbcClient jdbc;

    DeskArticles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ArticleRow> list(ArticleFilter filter, Cursor after, int count, DeskUser user) {
        StringBuilder where = new StringBuilder("where (a.saved_at, a.id) < (:moment, :id) ");
        Map<String, @Nullable Object> parameters = new HashMap<>();
        narrowTo(user, where, parameters);
        parameters.put("moment", after.moment().atOffset(ZoneOffset.UTC));
        parameters.put("id", after.id());
        parameters.put("count", count);
        filter.chosenStatus().ifPresent(status -> {
            where.append("and a.status = :status ");
            parameters.put("status", status.name());
        });
        filter.chosenSection().ifPresent(section -> {
            where.append("and a.section_id = :section ");
            parameters.put("section", section);
        });
        if (!filter.q().isEmpty()) {
            where.append("and a.headline ilike :words ");
            parameters.put("words", TypedText.holding(filter.q()));
        }
        return jdbc.sql("""
                        select a.id, a.headline, s.name as section_name, a.status, a.saved_at, k.name as saved_by_name,
                               a.published_at, a.address,
                               coalesce((select string_agg(w.name, ', ' order by w.place, w.kind, w.turn)
                                         from printed_byline w where w.article_id = a.id), '') as bylines,
                               (select string_agg(distinct e.name, ', ') from presence p join account e on e.id = p.account_id
                                where p.article_id = a.id and p.$there) as editors,
                               a.status = 'LIVE' and not coalesce((select r.in_place from revision r
                                where r.article_id = a.id and $line
                                order by r.id desc limit 1), true) as pending
                        from article a join section s on s.id = a.section_id left join account k on k.id = a.saved_by
                        """.replace("$there", Presences.THERE).replace("$line", Revisions.IN_LINE) + where
                        + "order by a.saved_at desc, a.id desc limit :count")
                .params(parameters)
                .query(DeskArticles::map)
                .list();
    }

    private static void narrowTo(DeskUser user, StringBuilder where, Map<String, @Nullable Object> parameters) {
        if (!user.mayWithAll(Right.WRITE_STORIES)) {
            where.append("and ").append(StoryGuard.AMONG_OWN);
            parameters.put("me", user.id());
            parameters.put("author", user.authorId());
        }
        if (!user.sections().isEmpty()) {
            where.append("and a.section_id in (:mine) ");
            parameters.put("mine", user.sections());
        }
    }

    private static ArticleRow map(ResultSet row, int number) throws SQLException {
        Timestamp publishedAt = row.getTimestamp("published_at");
        return new ArticleRow(
                row.getLong("id"),
                row.getString("headline"),
                row.getString("section_name"),
                ArticleStatus.valueOf(row.getString("status")),
                row.getString("bylines"),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("saved_by_name"),
                publishedAt == null ? null : publishedAt.toInstant(),
                row.getString("address"),
                row.getString("editors"),
                row.getBoolean("pending"));
    }
}
