package org.masthead.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.CommentStatus;
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

    /** Of the sections that a moderator is bound to; bound to none, of all. */
    private static final String THEIRS = "(cardinality(:sections) = 0 or a.section_id = any (:sections)) ";

    private final JdbcClient jdbc;

    ModerationQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<QueuedComment> in(CommentStatus status, Cursor after, int count, DeskUser moderator) {
        return jdbc.sql(SELECT + "where c.status = :status and (c.created_at, c.id) < (:moment, :id) and "
                        + THEIRS
                        + "order by c.created_at desc, c.id desc limit :count")
                .param("sections", sections(moderator))
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

    /** The sections of the stories that these comments stand below. */
    Set<Long> sectionsOf(Collection<Long> ids) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct a.section_id from comment c join article a on a.id = c.article_id
                        where c.id = any (?)
                        """).param(ids.toArray(Long[]::new)).query(Long.class).list());
    }

    /** How many comments are in each state, by its name in lower case. */
    Map<String, Long> counts(DeskUser moderator) {
        Map<String, Long> counts = new TreeMap<>();
        for (CommentStatus status : CommentStatus.values()) {
            counts.put(status.key(), 0L);
        }
        String comments = moderator.worksEverywhere()
                ? "from comment c "
                : "from comment c join article a on a.id = c.article_id where " + THEIRS;
        jdbc.sql("select c.status, count(*) " + comments + "group by c.status")
                .param("sections", sections(moderator))
                .query(row -> {
                    counts.put(CommentStatus.valueOf(row.getString(1)).key(), row.getLong(2));
                });
        return counts;
    }

    /** How many wait for somebody's decision. */
    long waiting(DeskUser moderator) {
        String comments = moderator.worksEverywhere()
                ? "from comment c where "
                : "from comment c join article a on a.id = c.article_id where " + THEIRS + "and ";
        return jdbc.sql("select count(*) " + comments + "c.status = 'PENDING'")
                .param("sections", sections(moderator))
                .query(Long.class)
                .single();
    }

    private static Long[] sections(DeskUser moderator) {
        return moderator.sections().toArray(Long[]::new);
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
