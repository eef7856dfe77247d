package org.masthead.comment;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.text.CommentMarkup;
import org.masthead.web.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The comments on an article in the order they were written, for feeds. */
@Component
public class PublishedComments {

    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    private final JdbcClient jdbc;

    PublishedComments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public List<PublishedComment> newest(long articleId, int count) {
        return newest(articleId, null, Cursor.START, count);
    }

    /**
     * The same from a place on.
     *
     * @param since leaves out what was written before
     */
    public List<PublishedComment> newest(long articleId, @Nullable Instant since, Cursor after, int count) {
        return jdbc.sql("""
                        select id, parent_id, author_name, created_at, body_html from comment
                        where article_id = :article and status = 'APPROVED'
                          and (created_at, id) < (:moment, :id) and created_at >= :since
                        order by created_at desc, id desc limit :count
                        """)
                .param("article", articleId)
                .param("moment", after.moment().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("since", Objects.requireNonNullElse(since, EVER).atOffset(ZoneOffset.UTC))
                .param("count", count)
                .query((row, number) -> {
                    long parent = row.getLong("parent_id");
                    return new PublishedComment(
                            row.getLong("id"),
                            row.wasNull() ? null : parent,
                            row.getString("author_name"),
                            row.getTimestamp("created_at").toInstant(),
                            CommentMarkup.clean(row.getString("body_html")));
                })
                .list();
    }

    /** When a comment on an article was last written or decided about. */
    public Optional<Instant> touchedAt(long articleId) {
        return jdbc.sql("select max(greatest(created_at, decided_at)) as touched_at from comment"
                        + " where article_id = :article")
                .param("article", articleId)
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("touched_at")))
                .single()
                .map(Timestamp::toInstant);
    }
}
