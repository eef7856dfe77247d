package org.masthead.comment;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only door through which what became of a comment is changed. It does not ask who may: whoever calls has done so.
 * What changed is told by {@link CommentDecided} within the same transaction, and kept so that {@link TakenBack} can
 * undo it. However many comments there are, the database is asked equally often.
 */
@Service
@Transactional
public class CommentDecisions {

    /** Where a comment {@code c} goes: a verdict that names no state leads back to the one before. */
    private static final String GOAL = "coalesce(:to, c.status_before, 'PENDING')";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentDecisions(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Begins something that is done, and taken back, as one. */
    public long newBatch() {
        return jdbc.sql("select nextval('comment_decision_batch')")
                .query(Long.class)
                .single();
    }

    /** Decides on comments in whatever version they are. */
    public Decided decide(Collection<Long> ids, Verdict verdict, @Nullable Long account) {
        return decide(newBatch(), ids.stream().map(SeenComment::any).toList(), verdict, account);
    }

    /**
     * Decides on comments as they were seen. Those that somebody decided on meanwhile stay as they are; those on which
     * there is nothing to decide too.
     *
     * @param batch of which it is a part
     * @param account who decided, or null for nobody of the desk
     */
    public Decided decide(long batch, Collection<SeenComment> seen, Verdict verdict, @Nullable Long account) {
        List<Long> chosen = new ArrayList<>();
        List<Decided.Meanwhile> meanwhile = new ArrayList<>();
        Map<Long, Integer> versions =
                seen.stream().collect(Collectors.toMap(SeenComment::id, SeenComment::version, (one, other) -> one));
        for (Standing standing : Standing.lock(jdbc, versions.keySet())) {
            int version = versions.getOrDefault(standing.id(), SeenComment.ANY);
            if (version != SeenComment.ANY && version != standing.version()) {
                meanwhile.add(standing.told());
            } else if (standing.isOpenTo(verdict)) {
                chosen.add(standing.id());
            }
        }
        if (!chosen.isEmpty()) {
            move(batch, chosen, verdict, account);
        }
        return new Decided(batch, chosen, meanwhile);
    }

    private void move(long batch, List<Long> ids, Verdict verdict, @Nullable Long account) {
        MapSqlParameterSource values = new MapSqlParameterSource()
                .addValue("batch", batch)
                .addValue("ids", ids.toArray(Long[]::new))
                .addValue("to", verdict.to() == null ? null : verdict.to().name(), Types.VARCHAR)
                .addValue(
                        "reason",
                        verdict.reason() == null ? null : verdict.reason().name(),
                        Types.VARCHAR)
                .addValue("note", verdict.note())
                .addValue("now", clock.instant().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("account", account, Types.BIGINT);
        DecidedWays ways = new DecidedWays();
        jdbc.sql("""
                        insert into comment_decision
                            (batch, comment_id, from_status, to_status, reason, note, version, decided_at, account_id,
                             was_unreviewed, earlier_status, earlier_reason, earlier_note, earlier_at, earlier_by,
                             waited_since)
                        select :batch, c.id, c.status, %s, :reason, :note, c.version + 1, :now, :account,
                               c.unreviewed, c.status_before, c.reason, c.reason_note, c.decided_at, c.decided_by,
                               case when c.status = 'PENDING' or c.unreviewed then c.created_at
                                    when c.reports > 0 then (select min(r.reported_at) from comment_report r
                                                             where r.comment_id = c.id and r.settled_at is null) end
                        from comment c where c.id = any (:ids)
                        returning comment_id, from_status, to_status
                        """.formatted(GOAL)).paramSource(values).query(row -> {
            ways.add(row.getLong("comment_id"), row.getString("from_status"), row.getString("to_status"));
        });
        jdbc.sql("""
                        update comment c
                        set status = %1$s, unreviewed = false, reports = 0, reason = :reason, reason_note = :note,
                            -- Restoring leads back to where readers or the queue had it, not to another kind of bin.
                            status_before = case when status in ('PENDING', 'APPROVED') and status <> %1$s
                                                 then status else status_before end,
                            decided_at = :now, decided_by = :account, version = version + 1
                        where id = any (:ids)
                        """.formatted(GOAL)).paramSource(values).update();
        jdbc.sql("""
                        update comment_report set settled_at = :now, settled_by = :account
                        where comment_id = any (:ids) and settled_at is null
                        """).paramSource(values).update();
        ways.tell(events, account);
    }
}
