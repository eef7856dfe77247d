package org.masthead.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.masthead.text.CommentMarkup;
import org.masthead.text.Excerpt;
import org.masthead.web.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies before the moderators, a state at a time, newest first; one statement a page. */
@Component
class ModerationQueue {

    private static final int EXCERPT_LENGTH = 140;

    private static final String SELECT = """
            select c.id, c.author_name, c.author_email, c.author_website, c.network_address, c.body_html,
                   c.created_at, c.status, c.account_id is not null as by_staff,
                   a.headline, coalesce(a.address, '/') as address,
                   p.author_name as parent_name, p.body_html as parent_body,
                   (select count(*) from comment e
                    where e.author_email = c.author_email and e.status = 'APPROVED' and e.id <> c.id
                      and e.account_id is null) as approved_before
            from comment c join article a on a.id = c.article_id left join comment p on p.id = c.parent_id
            """;

    private final JdbcClient jdbc;

    ModerationQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<QueuedComment> in(CommentStatus status, Cursor after, int count) {
        return jdbc.sql(SELECT + """
                        where c.status = :status and (c.created_at, c.id) < (:moment, :id)
                        order by c.created_at desc, c.id desc limit :count
                        """)
                .param("status", status.name())
                .param("moment", after.moment().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("count", count)
                .query(ModerationQueue::map)
                .list();
    }

    Optional<QueuedComment> find(long id) {
        return jdbc.sql(SELECT + "where c.id = :id")
                .param("id", id)
                .query(ModerationQueue::map)
                .optional();
    }

    /** How many comments are in each state, by its name in lower case. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (CommentStatus status : CommentStatus.values()) {
            counts.put(status.key(), 0L);
        }
        jdbc.sql("select status, count(*) from comment group by status").query(row -> {
            counts.put(CommentStatus.valueOf(row.getString(1)).key(), row.getLong(2));
        });
        return counts;
    }

    /** How many wait for a decision. */
    long waiting() {
        return jdbc.sql("select count(*) from comment where status = 'PENDING'")
                .query(Long.class)
                .single();
    }

    private static QueuedComment map(ResultSet row, int number) throws SQLException {
        @Nullable String parentBody = row.getString("parent_body");
        return new QueuedComment(
                row.getLong("id"),
                row.getString("author_name"),
                row.getString("author_email"),
                row.getString("author_website"),
                row.getString("network_address"),
                CommentMarkup.clean(row.getString("body_html")),
                row.getTimestamp("created_at").toInstant(),
                CommentStatus.valueOf(row.getString("status")),
                row.getString("headline"),
                row.getString("address"),
                parentBody == null ? null : Excerpt.ofHtml(parentBody, EXCERPT_LENGTH),
                row.getString("parent_name"),
                row.getBoolean("by_staff"),
                row.getLong("approved_before"));
    }
}
