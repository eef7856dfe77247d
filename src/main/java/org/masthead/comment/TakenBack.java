package org.masthead.comment;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<Long, Boolean> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select c.id, c.version = d.version as same
                        from comment_decision d join comment c on c.id = d.comment_id
                        where d.batch = :batch and d.undone_at is null and c.id > :after
                        order by c.id limit :count for update of c
                        """)
                .param("batch", batch)
                .param("after", after)
                .param("count", AT_ONCE)
                .query(row -> {
                    found.put(row.getLong("id"), row.getBoolean("same"));
                });
        List<Long> same = found.keySet().stream().filter(found::get).toList();
        if (!same.isEmpty()) {
            putBack(batch, same.toArray(Long[]::new), account);
        }
        Long last = found.size() < AT_ONCE ? null : List.copyOf(found.keySet()).get(AT_ONCE - 1);
        return new Part(same, found.size() - same.size(), last);
    }

    private void putBack(long batch, Long[] ids, @Nullable Long account) {
        jdbc.sql("""
                        update comment_report r set settled_at = null, settled_by = null
                        from comment_decision d
                        where d.batch = :batch and d.comment_id = any (:ids) and r.comment_id = d.comment_id
                          and r.settled_at = d.decided_at and r.settled_by is not distinct from d.account_id
                        """).param("batch", batch).param("ids", ids).update();
        Map<CommentDecided, List<Long>> ways = new LinkedHashMap<>();
        jdbc.sql("""
                        with back as (
                            update comment c
                            set status = d.from_status, status_before = d.earlier_status, unreviewed = d.was_unreviewed,
                                reason = d.earlier_reason, reason_note = d.earlier_note, decided_at = d.earlier_at,
                                decided_by = d.earlier_by, version = c.version + 1,
                                reports = (select count(*) from comment_report r
                                           where r.comment_id = c.id and r.settled_at is null)
                            from comment_decision d
                            where d.batch = :batch and d.comment_id = c.id and c.id = any (:ids)
                            returning d.id
                        )
                        update comment_decision d set undone_at = :now from back where back.id = d.id
                        returning d.comment_id, d.from_status, d.to_status
                        """)
                .param("batch", batch)
                .param("ids", ids)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(row -> {
                    CommentDecided way = new CommentDecided(
                            List.of(),
                            CommentStatus.valueOf(row.getString("to_status")),
                            CommentStatus.valueOf(row.getString("from_status")),
                            account);
                    ways.computeIfAbsent(way, none -> new ArrayList<>()).add(row.getLong("comment_id"));
                });
        ways.forEach((way, comments) ->
                events.publishEvent(new CommentDecided(List.copyOf(comments), way.from(), way.to(), account)));
    }
}
