package org.masthead.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentView.Replies;
import org.masthead.comment.ThreadOrder.Step;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads a thread a page at a time: so many conversations, and of each only the first replies. The rows that a page
 * reads are bounded, however long the thread and however much was removed from it.
 */
@Component
class ThreadPages {

    /** Replies to a conversation that stand on the article's page; the rest has pages of its own. */
    static final int FIRST_REPLIES = 10;

    /** Replies on a page of one conversation. */
    static final int REPLIES = 50;

    /** A page ends early where its conversations have more comments than this. */
    static final int COMMENTS = 120;

    /** Not with {@code exists}, for which PostgreSQL may put a whole table into a hash. */
    private static final String COLUMNS = """
            select c.id, c.parent_id, c.top_id, c.author_name, c.author_website, c.created_at, c.edited_at, c.body_html,
                   c.status, c.withdrawn_at, c.recommendations, c.picked_at, c.correction_id, c.confirmed,
                   (select p.author_name from comment p
                    where p.id = c.parent_id and p.status = 'APPROVED') as parent_name,
                   c.status = 'PENDING' and c.receipt = :receipt as mine, c.account_id is not null as by_staff,
                   (select true from account k join byline b on b.author_id = k.author_id
                    where k.id = c.account_id and b.article_id = c.article_id limit 1) as by_author
            from comment c
            """;

    /** What everyone sees, and what may be needed as a placeholder; the partial indexes have the same condition. */
    private static final String SEEN = "(c.status = 'APPROVED' or c.holds_replies) ";

    private static final String PICKED = "and c.picked_at is not null and c.status = 'APPROVED' ";

    private static final String BEGINNING = "and c.top_id is null and " + SEEN + """
            and (c.status = 'APPROVED' or (select true from comment reply
                 where reply.top_id = c.id and reply.status = 'APPROVED' limit 1))\s""";

    private static final String TOPS_ALONE = """
            shown as (select top.*, cast(0 as bigint) as total, row_number() over (%s) as turn from top)
            """;

    /** The index is asked once for the replies of each. */
    private static final String TOPS_AND_REPLIES =
            """
            shown as (
                select top.*, (select count(*) from comment
                               where top_id = top.id and status = 'APPROVED') as total, row_number() over (%s) as turn
                from top
                union all
                select reply.*, null, null from top cross join lateral (
            """ + COLUMNS + "where c.top_id = top.id and " + SEEN + "order by c.id limit :replies) reply) ";

    private static final String SUMMARY = """
            select (select count(*) from comment where article_id = :article and status = 'APPROVED') as published,
                   (select max(greatest(created_at, decided_at)) from comment
                    where article_id = :article and status = 'APPROVED') as seen,
                   exists (select from comment where article_id = :article and picked_at is not null
                                                 and status = 'APPROVED') as picks,
                   exists (select from mention where article_id = :article and status = 'SHOWN') as mentions
            """;

    private final JdbcClient jdbc;

    ThreadPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of all comments on an article.
     *
     * @param count of those that everyone can read
     * @param seen when the last of them came before readers' eyes, in microseconds; 0 where there are none
     * @param picks whether editors picked any
     * @param mentions whether other sites mention the article
     */
    record Summary(long count, long seen, boolean picks, boolean mentions) {}

    /**
     * A page of conversations.
     *
     * @param before whether something stands before it
     * @param after whether something follows it
     */
    record Page(List<Conversation> conversations, boolean before, boolean after, Summary summary) {

        boolean holds(long id) {
            return conversations.stream().anyMatch(each -> each.holds(id));
        }
    }

    /** Where a comment stands in every order. */
    record Place(
            long id,
            @Nullable Long topId,
            Instant createdAt,
            int recommendations,
            @Nullable Instant pickedAt) {}

    Optional<Place> place(long articleId, long id) {
        return jdbc.sql("""
                        select c.id, c.top_id, c.created_at, c.recommendations, c.picked_at from comment c
                        where c.id = :id and c.article_id = :article and\s""" + SEEN)
                .param("id", id)
                .param("article", articleId)
                .query((row, number) -> new Place(
                        row.getLong("id"),
                        number(row, "top_id"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("recommendations"),
                        moment(row, "picked_at")))
                .optional();
    }

    /**
     * Conversations in an order.
     *
     * @param place null for the first page
     */
    Page read(long articleId, ThreadOrder order, Step step, @Nullable Place place, int count) {
        Found found = find(articleId, order, step, place, count + 1);
        List<Conversation> read = found.conversations(order);
        List<Conversation> shown = bounded(read, count);
        boolean further = shown.size() < read.size();
        if (step == Step.BEFORE) {
            Collections.reverse(shown);
            return new Page(shown, further, true, found.summary());
        }
        boolean before = step == Step.AFTER
                || step == Step.FROM
                        && !find(articleId, order, Step.BEFORE, place, 1).tops.isEmpty();
        return new Page(shown, before, further, found.summary());
    }

    /** A comment on the article itself that everyone sees. */
    Optional<ThreadRow> top(long id) {
        return rows("where c.id = :id and c.top_id is null and " + SEEN)
                .param("id", id)
                .query(ThreadPages::map)
                .optional();
    }

    /** Replies of one conversation from a place on; before a place the nearest come first. */
    List<ThreadRow> replies(long topId, Step step, long place, int count) {
        String sign = step == Step.BEFORE ? "<" : step == Step.FROM ? ">=" : ">";
        return rows("where c.top_id = :top and " + SEEN + "and c.id " + sign + " :place order by c.id "
                        + (step == Step.BEFORE ? "desc " : "") + "limit :count")
                .param("top", topId)
                .param("place", place)
                .param("count", count)
                .query(ThreadPages::map)
                .list();
    }

    /** How many replies of a conversation everyone can read. */
    long published(long topId) {
        return jdbc.sql("select count(*) from comment where top_id = :top and status = 'APPROVED'")
                .param("top", topId)
                .query(Long.class)
                .single();
    }

    /** The comment that waits for a decision, for whoever has its receipt. */
    Optional<ThreadRow> held(long articleId, String receipt) {
        return jdbc.sql(COLUMNS + "where c.receipt = :receipt and c.article_id = :article and c.status = 'PENDING'")
                .param("receipt", receipt)
                .param("article", articleId)
                .query(ThreadPages::map)
                .optional();
    }

    /** Comments that came before everyone's eyes after a moment, in that order. */
    List<ThreadRow> since(long articleId, Instant moment, int count) {
        return rows("where c.article_id = :article and c.status = 'APPROVED'"
                        + " and greatest(c.created_at, c.decided_at) > :moment"
                        + " order by greatest(c.created_at, c.decided_at), c.id limit :count")
                .param("article", articleId)
                .param("moment", at(moment))
                .param("count", count)
                .query(ThreadPages::map)
                .list();
    }

    /** What is known of all comments on an article. */
    Summary summary(long articleId) {
        return jdbc.sql(SUMMARY)
                .param("article", articleId)
                .query((row, number) -> summary(row))
                .single();
    }

    /** Comments in an order, each with its first replies and their number, and what is known of all: one statement. */
    private Found find(long articleId, ThreadOrder order, Step step, @Nullable Place place, int count) {
        Found found = new Found();
        jdbc.sql("with top as materialized ("
                        + COLUMNS
                        + "where c.article_id = :article "
                        + (order == ThreadOrder.PICKS ? PICKED : BEGINNING)
                        + order.condition(step)
                        + order.nearestFirst(step)
                        + "limit :count), "
                        + (order == ThreadOrder.PICKS ? TOPS_ALONE : TOPS_AND_REPLIES)
                                .formatted(order.nearestFirst(step))
                        + "select * from (" + SUMMARY + ") summary left join shown on true order by turn, shown.id")
                .param("receipt", "")
                .param("article", articleId)
                .param("id", place == null ? null : place.id(), Types.BIGINT)
                .param("created_at", at(place == null ? null : place.createdAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("recommendations", place == null ? null : place.recommendations(), Types.INTEGER)
                .param("picked_at", at(place == null ? null : place.pickedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("count", count)
                .param("replies", FIRST_REPLIES)
                .query((RowCallbackHandler) found::add);
        return found;
    }

    /** The rows of {@link #find}: first the tops in their order, then all replies in theirs. */
    private static final class Found {

        private @Nullable Summary summary;
        private final List<ThreadRow> tops = new ArrayList<>();
        private final Map<Long, Long> totals = new HashMap<>();
        private final Map<Long, List<ThreadRow>> replies = new HashMap<>();

        private void add(ResultSet row) throws SQLException {
            summary = ThreadPages.summary(row);
            if (number(row, "turn") != null) {
                tops.add(map(row, 0));
                totals.put(row.getLong("id"), row.getLong("total"));
            } else if (number(row, "id") != null) {
                replies.computeIfAbsent(row.getLong("top_id"), none -> new ArrayList<>())
                        .add(map(row, 0));
            }
        }

        private Summary summary() {
            return Objects.requireNonNull(summary);
        }

        private List<Conversation> conversations(ThreadOrder order) {
            return tops.stream()
                    .map(top -> order == ThreadOrder.PICKS
                            ? new Conversation(top, List.of(), Replies.NONE)
                            : Conversation.begun(
                                    top, replies.getOrDefault(top.id(), List.of()), totals.getOrDefault(top.id(), 0L)))
                    .toList();
        }
    }

    private static Summary summary(ResultSet row) throws SQLException {
        Instant seen = moment(row, "seen");
        return new Summary(
                row.getLong("published"),
                seen == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, seen),
                row.getBoolean("picks"),
                row.getBoolean("mentions"));
    }

    private JdbcClient.StatementSpec rows(String which) {
        return jdbc.sql(COLUMNS + which).param("receipt", "");
    }

    /** As many as a page takes, one at least. */
    private static List<Conversation> bounded(List<Conversation> read, int count) {
        List<Conversation> shown = new ArrayList<>();
        int comments = 0;
        for (Conversation each : read) {
            comments += each.size();
            if (shown.size() == count || (comments > COMMENTS && !shown.isEmpty())) {
                break;
            }
            shown.add(each);
        }
        return shown;
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static ThreadRow map(ResultSet row, int number) throws SQLException {
        return new ThreadRow(
                row.getLong("id"),
                number(row, "parent_id"),
                number(row, "top_id"),
                row.getString("parent_name"),
                row.getString("author_name"),
                row.getString("author_website"),
                standing(row),
                row.getTimestamp("created_at").toInstant(),
                moment(row, "edited_at"),
                row.getString("body_html"),
                state(row),
                row.getInt("recommendations"),
                row.getTimestamp("picked_at") != null,
                number(row, "correction_id") != null);
    }

    private static CommentView.Standing standing(ResultSet row) throws SQLException {
        if (row.getBoolean("by_author")) {
            return CommentView.Standing.AUTHOR;
        }
        return row.getBoolean("by_staff")
                ? CommentView.Standing.STAFF
                : row.getBoolean("confirmed") ? CommentView.Standing.CONFIRMED : CommentView.Standing.READER;
    }

    private static CommentView.State state(ResultSet row) throws SQLException {
        if (row.getString("status").equals("APPROVED")) {
            return CommentView.State.PUBLISHED;
        }
        if (row.getBoolean("mine")) {
            return CommentView.State.AWAITING_MODERATION;
        }
        return row.getTimestamp("withdrawn_at") == null ? CommentView.State.REMOVED : CommentView.State.WITHDRAWN;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
