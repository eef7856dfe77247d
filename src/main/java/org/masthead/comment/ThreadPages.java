package org.masthead.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentView.Replies;
import org.masthead.comment.ThreadOrder.Step;
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

    private static final String COLUMNS = """
            select c.id, c.parent_id, c.top_id, c.author_name, c.author_website, c.created_at, c.edited_at, c.body_html,
                   c.status, c.withdrawn_at, c.recommendations, c.picked_at, c.correction_id, c.confirmed,
                   (select p.author_name from comment p
                    where p.id = c.parent_id and p.status = 'APPROVED') as parent_name,
                   c.status = 'PENDING' and c.receipt = :receipt as mine, c.account_id is not null as by_staff,
                   exists (select from account k join byline b on b.author_id = k.author_id
                           where k.id = c.account_id and b.article_id = c.article_id) as by_author
            from comment c
            """;

    /** What everyone sees, and what may be needed as a placeholder; the partial indexes have the same condition. */
    private static final String SEEN = "(c.status = 'APPROVED' or c.holds_replies) ";

    private final JdbcClient jdbc;

    ThreadPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of conversations.
     *
     * @param before whether something stands before it
     * @param after whether something follows it
     */
    record Page(List<Conversation> conversations, boolean before, boolean after) {

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
        List<ThreadRow> tops = tops(articleId, order, step, place, count + 1);
        List<Conversation> read = order == ThreadOrder.PICKS
                ? tops.stream()
                        .map(top -> new Conversation(top, List.of(), Replies.NONE))
                        .toList()
                : begun(tops);
        List<Conversation> shown = bounded(read, count);
        boolean further = shown.size() < read.size();
        if (step == Step.BEFORE) {
            Collections.reverse(shown);
            return new Page(shown, further, true);
        }
        boolean before = step == Step.AFTER
                || step == Step.FROM
                        && !tops(articleId, order, Step.BEFORE, place, 1).isEmpty();
        return new Page(shown, before, further);
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

    private List<ThreadRow> tops(long articleId, ThreadOrder order, Step step, @Nullable Place place, int count) {
        String which = order == ThreadOrder.PICKS
                ? "and c.picked_at is not null and c.status = 'APPROVED' "
                : "and c.top_id is null and " + SEEN + """
                        and (c.status = 'APPROVED' or exists (select from comment reply
                             where reply.top_id = c.id and reply.status = 'APPROVED'))\s""";
        return rows("where c.article_id = :article "
                        + which
                        + order.condition(step)
                        + order.nearestFirst(step)
                        + "limit :count")
                .param("article", articleId)
                .param("id", place == null ? null : place.id(), Types.BIGINT)
                .param("created_at", at(place == null ? null : place.createdAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("recommendations", place == null ? null : place.recommendations(), Types.INTEGER)
                .param("picked_at", at(place == null ? null : place.pickedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("count", count)
                .query(ThreadPages::map)
                .list();
    }

    /** With their first replies: one statement for all, which asks the index once for each. */
    private List<Conversation> begun(List<ThreadRow> tops) {
        Long[] ids = tops.stream().map(ThreadRow::id).toArray(Long[]::new);
        Map<Long, List<ThreadRow>> replies = new HashMap<>();
        Map<Long, Long> totals = new HashMap<>();
        jdbc.sql("""
                        select top.id as of_top, top.total, reply.* from (
                            select t.id, (select count(*) from comment
                                          where top_id = t.id and status = 'APPROVED') as total
                            from unnest(:tops) t (id)) top
                        cross join lateral (
                        """ + COLUMNS + "where c.top_id = top.id and " + SEEN + "order by c.id limit :count) reply")
                .param("receipt", "")
                .param("tops", ids)
                .param("count", FIRST_REPLIES)
                .query((row, number) -> {
                    totals.put(row.getLong("of_top"), row.getLong("total"));
                    replies.computeIfAbsent(row.getLong("of_top"), none -> new ArrayList<>())
                            .add(map(row, number));
                    return number;
                })
                .list();
        return tops.stream()
                .map(top -> Conversation.begun(
                        top, replies.getOrDefault(top.id(), List.of()), totals.getOrDefault(top.id(), 0L)))
                .toList();
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
