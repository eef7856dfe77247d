package org.masthead.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Discussion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The statements by which comments are kept, each for as many as there are. */
@Repository
class CommentRows {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    CommentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A live story that comments are written below.
     *
     * @param publishedAt or null where it is not published
     */
    record Ground(
            String address, Discussion discussion, @Nullable Instant publishedAt) {}

    /** A new row; what stands in it by its name. */
    record Row(
            long article,
            @Nullable Long parent,
            String name,
            String email,
            @Nullable String website,
            String body,
            String html,
            CommentStatus status,
            @Nullable RemovalReason reason,
            boolean unreviewed,
            boolean confirmed,
            Instant at,
            String network,
            String receipt,
            String digest) {

        /** @param atOnce whether everyone may read it before the desk has looked at it, if no screen minds */
        static Row of(Incoming comment, boolean atOnce) {
            Submission submission = comment.submission();
            CommentWords words = submission.words();
            Finding.Outcome found = Finding.gravest(comment.found());
            boolean spam = found == Finding.Outcome.SPAM;
            boolean visible = atOnce && found == Finding.Outcome.NOTE;
            return new Row(
                    submission.articleId(),
                    submission.parentId(),
                    words.name(),
                    words.email(),
                    words.website(),
                    words.body(),
                    comment.html(),
                    spam ? CommentStatus.SPAM : visible ? CommentStatus.APPROVED : CommentStatus.PENDING,
                    spam ? RemovalReason.SPAM : null,
                    visible,
                    submission.confirmed(),
                    submission.at(),
                    submission.networkAddress(),
                    comment.receipt(),
                    comment.digest().hex());
        }
    }

    /** In the running transaction nothing is waited for that somebody else holds for long. */
    void waitForNobody() {
        jdbc.sql("select set_config('lock_timeout', '250ms', true)")
                .query(String.class)
                .single();
    }

    /** Those of the stories that are live, by their numbers. */
    Map<Long, Ground> stories(Set<Long> ids) {
        Map<Long, Ground> stories = new HashMap<>();
        jdbc.sql("""
                        select id, address, discussion, published_at from article
                        where id = any (:ids) and status = 'LIVE'
                        """).param("ids", ids.toArray(Long[]::new)).query(row -> {
            stories.put(row.getLong("id"), ground(row));
        });
        return stories;
    }

    private static Ground ground(ResultSet row) throws SQLException {
        Timestamp publishedAt = row.getTimestamp("published_at");
        return new Ground(
                row.getString("address"),
                Discussion.valueOf(row.getString("discussion")),
                publishedAt == null ? null : publishedAt.toInstant());
    }

    /**
     * Locks what replies answer until the transaction ends: whoever decides on it holds this lock as well, so that no
     * reply hangs on a comment that is just taken out.
     *
     * @param patient whether to wait for them; else what they hold is not locked
     * @return the stories of those that are locked and published, by their numbers
     */
    Map<Long, Long> lockParents(Set<Long> ids, boolean patient) {
        Map<Long, Long> stories = new HashMap<>();
        jdbc.sql(
                        "select id, article_id from comment where id = any (:ids) and status = 'APPROVED' order by id for share"
                                + (patient ? "" : " skip locked"))
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    stories.put(row.getLong("id"), row.getLong("article_id"));
                });
        return stories;
    }

    /**
     * Writes rows, in their order, each if no other one had the same submission first; those are claimed in the same
     * order whoever claims them, so that no two wait for each other.
     *
     * @param start of the time within which the same is the same submission
     * @return the numbers of those that were written, by their receipts
     */
    Map<String, Long> insert(List<Row> rows, Instant now, Instant start) {
        Map<String, Long> numbers = new HashMap<>();
        jdbc.sql("""
                        with posted as materialized (
                            select ordered.*, nextval(pg_get_serial_sequence('comment', 'id')) as id
                            from (select * from rows from (json_to_recordset(cast(:rows as json)) as (
                                article bigint, parent bigint, name text, email text, website text, body text, html text,
                                status text, reason text, unreviewed boolean, confirmed boolean, at timestamptz,
                                network text, receipt text, digest text)) with ordinality order by ordinality) ordered),
                        claimed as (
                            insert into comment_submission (digest, submitted_at, comment_id)
                            select decode(digest, 'hex'), :now, id from posted order by digest
                            on conflict (digest) do update
                                set submitted_at = excluded.submitted_at, comment_id = excluded.comment_id
                                where comment_submission.submitted_at < :start
                            returning comment_id)
                        insert into comment (id, article_id, parent_id, author_name, author_email, author_website, body, body_html,
                                             status, reason, unreviewed, confirmed, created_at, network_address, receipt)
                        overriding system value
                        select id, article, parent, name, email, website, body, html,
                               status, reason, unreviewed, confirmed, at, network, receipt
                        from posted join claimed on claimed.comment_id = posted.id order by ordinality
                        returning id, receipt
                        """)
                .param("rows", json.writeValueAsString(rows))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("start", start.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    numbers.put(row.getString("receipt"), row.getLong("id"));
                });
        return numbers;
    }

    /** What came of comments that were posted before, by their numbers. */
    Map<Long, PostedComment> repeated(Collection<Long> ids) {
        Map<Long, PostedComment> posted = new HashMap<>();
        jdbc.sql("""
                        select c.id, c.status, c.receipt, coalesce(a.address, '/') as address
                        from comment c join article a on a.id = c.article_id where c.id = any (:ids)
                        """).param("ids", new HashSet<>(ids).toArray(Long[]::new)).query(row -> {
            posted.put(
                    row.getLong("id"),
                    new PostedComment(
                            row.getLong("id"),
                            row.getString("address"),
                            row.getString("receipt"),
                            PostedComment.Outcome.of(CommentStatus.valueOf(row.getString("status"))),
                            true));
        });
        return posted;
    }
}
