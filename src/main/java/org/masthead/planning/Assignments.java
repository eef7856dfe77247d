package org.masthead.planning;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.StoryGuard;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who does what for which story, and until when. */
@Component
@Transactional
class Assignments {

    private static final String SELECT = """
            select t.id, t.article_id, a.headline, k.name, t.task, t.due_at, t.done_at
            from assignment t join article a on a.id = t.article_id join account k on k.id = t.account_id
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Assignments(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    List<Assignment> of(long articleId) {
        return list(
                "where t.article_id = :id order by t.done_at is not null, t.due_at nulls last, t.id limit 100",
                Map.of("id", articleId));
    }

    /** What is due in a time, and everything that is late; of the sections that somebody is bound to. */
    List<Assignment> due(Instant from, Instant until, DeskUser user) {
        return list(
                "where t.done_at is null and t.due_at < :until and (t.due_at >= :from or t.due_at < :now) and "
                        + StoryGuard.IN_SECTIONS + "order by t.due_at, t.id limit 200",
                Map.of(
                        "from",
                        at(from),
                        "until",
                        at(until),
                        "now",
                        at(clock.instant()),
                        "sections",
                        user.sections().toArray(Long[]::new)));
    }

    /** People who can be given something to do. */
    List<Person> people() {
        return jdbc.sql("select id, name from account where status = 'ACTIVE' order by name, id")
                .query((row, number) -> new Person(row.getLong("id"), row.getString("name")))
                .list();
    }

    /** Gives somebody something to do; whether there is such a person. */
    boolean assign(long articleId, long account, String task, @Nullable Instant dueAt, long by) {
        Instant now = clock.instant();
        boolean assigned = jdbc.sql("""
                                insert into assignment (article_id, account_id, task, due_at, created_by, created_at)
                                select ?, k.id, ?, ?, ?, ? from account k where k.id = ? and k.status = 'ACTIVE'
                                """)
                        .param(1, articleId)
                        .param(2, task)
                        .param(3, dueAt == null ? null : at(dueAt))
                        .param(4, by)
                        .param(5, at(now))
                        .param(6, account)
                        .update()
                > 0;
        if (assigned) {
            events.publishEvent(new StoryAssigned(articleId, account, task, dueAt, by, now));
        }
        return assigned;
    }

    void settle(long articleId, long id, boolean done) {
        jdbc.sql("update assignment set done_at = ? where id = ? and article_id = ?")
                .param(1, done ? at(clock.instant()) : null)
                .param(2, id)
                .param(3, articleId)
                .update();
    }

    private List<Assignment> list(String where, Map<String, ?> parameters) {
        Instant now = clock.instant();
        return jdbc.sql(SELECT + where)
                .params(parameters)
                .query((row, number) -> {
                    Instant dueAt = moment(row.getTimestamp("due_at"));
                    Instant doneAt = moment(row.getTimestamp("done_at"));
                    return new Assignment(
                            row.getLong("id"),
                            row.getLong("article_id"),
                            row.getString("headline"),
                            row.getString("name"),
                            row.getString("task"),
                            dueAt,
                            doneAt,
                            doneAt == null && dueAt != null && dueAt.isBefore(now));
                })
                .list();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant moment(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }

    /** Somebody at the desk. */
    record Person(long id, String name) {}
}
