package org.masthead.article;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.masthead.author.AuthorLabel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who an article is signed with. Authors and guests lie in tables of their own and are read as one list. */
@Component
class ArticleBylines {

    /** The byline of article {@code a} as an array of names, numbers, slugs and roles; {@link #read} reads it. */
    static final String SELECT = """
            array(select array[w.name, coalesce(w.author_id::text, ''), coalesce(w.slug, ''), w.role]
                  from printed_byline w where w.article_id = a.id order by w.place, w.kind, w.turn) as bylines
            """;

    private final JdbcClient jdbc;

    ArticleBylines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Byline> of(long articleId) {
        return jdbc.sql("select " + SELECT + " from article a where a.id = :id")
                .param("id", articleId)
                .query((row, number) -> read(row.getArray("bylines")))
                .single();
    }

    /**
     * Signs an article anew. Whoever calls has changed the article's own row, which keeps two from doing so at once.
     */
    void sign(long articleId, List<Byline> bylines) {
        for (String table : List.of("guest_byline", "byline_role", "byline")) {
            jdbc.sql("delete from " + table + " where article_id = ?")
                    .param(articleId)
                    .update();
        }
        int authors = 0;
        for (int i = 0; i < bylines.size(); i++) {
            Byline byline = bylines.get(i);
            if (byline.author() == null) {
                jdbc.sql(
                                "insert into guest_byline (article_id, position, authors_before, name, role) values (?, ?, ?, ?, ?)")
                        .params(articleId, i, authors, byline.name(), byline.role())
                        .update();
            } else {
                sign(articleId, authors++, byline.author().id(), byline.role());
            }
        }
    }

    private void sign(long articleId, int position, long author, String role) {
        jdbc.sql("insert into byline (article_id, position, author_id) values (?, ?, ?)")
                .params(articleId, position, author)
                .update();
        if (!role.isEmpty()) {
            jdbc.sql("insert into byline_role (article_id, author_id, role) values (?, ?, ?)")
                    .params(articleId, author, role)
                    .update();
        }
    }

    static List<Byline> read(Array array) throws SQLException {
        List<Byline> bylines = new ArrayList<>();
        for (Object each : (Object[]) array.getArray()) {
            Object[] cells = (Object[]) each;
            String name = (String) cells[0];
            String id = (String) cells[1];
            AuthorLabel author = id.isEmpty() ? null : new AuthorLabel(Long.parseLong(id), name, (String) cells[2]);
            bylines.add(new Byline(name, author, (String) cells[3]));
        }
        return List.copyOf(bylines);
    }
}
