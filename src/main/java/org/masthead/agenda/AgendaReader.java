package org.masthead.agenda;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.masthead.account.DeskUser;
import org.masthead.article.StoryGuard;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the first page from the tables of the rooms below, each part of it in one statement: what somebody may open.
 */
@Component
@Transactional(readOnly = true)
class AgendaReader {

    private static final String THEIRS = "(:all or " + StoryGuard.OWN + ") and " + StoryGuard.IN_SECTIONS;

    private static final Duration LATELY = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final SiteSettings site;
    private final Clock clock;

    AgendaReader(JdbcClient jdbc, SiteSettings site, Clock clock) {
        this.jdbc = jdbc;
        this.site = site;
        this.clock = clock;
    }

    Waiting waiting(DeskUser user) {
        return of(user, """
                        select (select count(*) from article a where a.status = 'IN_REVIEW' and $here) as reviews,
                               (select count(*) from comment c join article a on a.id = c.article_id
                                where c.status = 'PENDING' and $here) as comments,
                               (select count(*) from error_report r join article a on a.id = r.article_id
                                where r.status = 'REPORTED' and $here) as errors,
                               (select count(*) from article a
                                where a.status = 'SCHEDULED' and a.publish_at < :tomorrow and $theirs) as scheduled,
                               (select count(*) from change_set s join article a on a.id = s.article_id
                                where s.status = 'HELD' and $here) as changes,
                               (select count(*) from outgoing_letter where status = 'DEAD') as letters,
                               (select count(*) from picture where refusal <> '') as pictures,
                               (select count(*) from webhook
                                where failing_since is not null or switched_off_at is not null) as webhooks,
                               (select count(*) from import_run
                                where state = 'FAILED' and not dry and seen_at > :lastWeek) as imports
                        """)
                .param("tomorrow", startOfTomorrow())
                .param("lastWeek", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Waiting(
                        row.getLong("reviews"),
                        row.getLong("comments"),
                        row.getLong("errors"),
                        row.getLong("scheduled"),
                        row.getLong("changes"),
                        row.getLong("letters"),
                        row.getLong("pictures"),
                        row.getLong("webhooks"),
                        row.getLong("imports")))
                .single();
    }

    private JdbcClient.StatementSpec of(DeskUser user, String statement) {
        return jdbc.sql(statement.replace("$theirs", THEIRS).replace("$here", StoryGuard.IN_SECTIONS))
                .param("all", user.mayWithAll(Right.WRITE_STORIES))
                .param("me", user.id())
                .param("author", user.authorId())
                .param("sections", user.sections().toArray(Long[]::new));
    }

    /** What somebody was asked to do, the most pressing first. */
    List<OpenTask> tasks(DeskUser user, int count) {
        Instant now = clock.instant();
        return of(user, """
                        select t.id, t.task, t.due_at, a.id as story, a.headline, $theirs as opens
                        from assignment t join article a on a.id = t.article_id
                        where t.account_id = :me and t.done_at is null
                        order by t.due_at nulls last, t.id limit :count
                        """)
                .param("count", count)
                .query((row, number) -> {
                    Timestamp due = row.getTimestamp("due_at");
                    return new OpenTask(
                            row.getString("task"),
                            row.getLong("story"),
                            row.getString("headline"),
                            row.getBoolean("opens"),
                            due == null ? null : due.toInstant(),
                            due != null && due.toInstant().isBefore(now));
                })
                .list();
    }

    /** By the site's own calendar, whatever the length of its day. */
    private OffsetDateTime startOfTomorrow() {
        return clock.instant()
                .atZone(site.timeZone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(site.timeZone())
                .toOffsetDateTime();
    }

    List<RecentStory> recent(DeskUser user, int count) {
        return of(user, """
                        select a.id, a.headline, a.status, a.saved_at, k.name
                        from article a left join account k on k.id = a.saved_by
                        where $theirs order by a.saved_at desc, a.id desc limit :count
                        """)
                .param("count", count)
                .query((row, number) -> new RecentStory(
                        row.getLong("id"),
                        row.getString("headline"),
                        row.getString("status"),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getString("name")))
                .list();
    }

    /** What came in on each of the last days of the site's calendar, today included; spam is no conversation. */
    Activity activity(int days) {
        return Activity.of(jdbc.sql("""
                        select d.day::date as day, count(c.id) as comments
                        from generate_series(:today::date - (:days - 1), :today::date, interval '1 day') d (day)
                        left join comment c on c.created_at >= d.day::timestamp at time zone :zone
                            and c.created_at < (d.day::timestamp + interval '1 day') at time zone :zone
                            and c.status <> 'SPAM'
                        group by d.day order by d.day
                        """)
                .param("today", clock.instant().atZone(site.timeZone()).toLocalDate())
                .param("days", days)
                .param("zone", site.timeZone().getId())
                .query((row, number) -> new Activity.Count(row.getDate("day").toLocalDate(), row.getLong("comments")))
                .list());
    }
}
