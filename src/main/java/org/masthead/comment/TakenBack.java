package org.masthead.comment;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes decisions back: all that was before them is there again, reports and all. */
@Service
public class TakenBack {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakenBack(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How far it came.
     *
     * @param comments the numbers of those that are as they were
     * @param left how many stay, as somebody decided on them since
     * @param last where to go on from, or null where all is done
     */
    public record Part(
            List<Long> comments, int left, @Nullable Long last) {}

    /** The stories that the comments of a batch stand below. */
    @Transactional(readOnly = true)
    public List<Long> commentsOf(long batch) {
        return jdbc.sql(
                        "select comment_id from comment_decision where batch = ? and undone_at is null order by comment_id")
                .param(batch)
                .query(Long.class)
                .list();
    }

    /**
     * Takes back a part of what was decided at once.
     *
     * @param after the number of the comment where the part before this one ended; 0 to begin
     */
    @Transactional
    public Part undo(long batch, long after, @Nullable Long account) {
        List<Found> found = jdbc.sql("""
                        select comment_id, version, from_status, to_status from comment_decision
                        where batch = :batch and undone_at is null and comment_id > :after
                        order by comment_id limit :count
                        """)
                .param("batch", batch)
                .param("after", after)
                .param("count", AT_ONCE)
                .query((row, number) -> new Found(
                        row.getLong("comment_id"),
                        row.getInt("version"),
                        row.getString("from_status"),
                        row.getString("to_status")))
                .list();
        Map<Long, Integer> versions = Standing.lock(
                        jdbc, found.stream().map(Found::comment).toList())
                .stream()
                .collect(Collectors.toMap(Standing::id, Standing::version));
        List<Found> same = found.stream()
                .filter(each -> Objects.equals(versions.get(each.comment()), each.version()))
                .toList();
        List<Long> back = same.stream().map(Found::comment).toList();
        if (!same.isEmpty()) {
            putBack(batch, back.toArray(Long[]::new));
            DecidedWays ways = new DecidedWays();
            same.forEach(each -> ways.add(each.comment(), each.to(), each.from()));
            ways.tell(events, account);
        }
        Long last = found.size() < AT_ONCE ? null : found.get(AT_ONCE - 1).comment();
        return new Part(back, found.size() - back.size(), last);
    }

    /**
     * A comment that was decided on.
     *
     * @param version that the decision gave it
     */
    private record Found(long comment, int version, String from, String to) {}

    /**
     * No statement joins thousands of rows with thousands: right after a flood the database may take its tables for
     * empty still, and would compare each with each.
     */
    private void putBack(long batch, Long[] ids) {
        jdbc.sql("""
                        update comment_report r set settled_at = null, settled_by = null
                        where r.comment_id = any (:ids)
                          and r.settled_at = (select d.decided_at from comment_decision d
                                              where d.batch = :batch and d.comment_id = r.comment_id
                                                and d.account_id is not distinct from r.settled_by)
                        """).param("batch", batch).param("ids", ids).update();
        jdbc.sql("""
                        update comment c
                        set (status, status_before, unreviewed, reason, reason_note, decided_at, decided_by) = (
                                select d.from_status, d.earlier_status, d.was_unreviewed, d.earlier_reason,
                                       d.earlier_note, d.earlier_at, d.earlier_by
                                from comment_decision d where d.batch = :batch and d.comment_id = c.id),
                            version = c.version + 1,
                            reports = (select count(*) from comment_report r
                                       where r.comment_id = c.id and r.settled_at is null)
                        where c.id = any (:ids)
                        """).param("batch", batch).param("ids", ids).update();
        jdbc.sql("update comment_decision set undone_at = :now where batch = :batch and comment_id = any (:ids)")
                .param("batch", batch)
                .param("ids", ids)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
