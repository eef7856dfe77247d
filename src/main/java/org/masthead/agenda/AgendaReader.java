package org.masthead.agenda;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.masthead.account.DeskUser;
import org.masthead.site.SiteSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the first page from the tables of the rooms below, each part of it in one statement. */
@Component
@Transactional(readOnly = true)
class AgendaReader {

    private final JdbcClient jdbc;
    private final SiteSettings site;
    private final Clock clock;

    AgendaReader(JdbcClient jdbc, SiteSettings site, Clock clock) {
        this.jdbc = jdbc;
        this.site = site;
        this.clock = clock;
    }

    Waiting waiting(DeskUser user) {
        return jdbc.sql("""
                        select (select count(*) from article where status = 'IN_REVIEW') as reviews,
                               (select count(*) from comment c join article a on a.id = c.article_id
                                where c.status = 'PENDING'
                                  and (cardinality(:sections) = 0 or a.section_id = any (:sections))) as comments,
                               (select count(*) from error_report where status = 'REPORTED') as errors,
                               (select count(*) from article
                                where status = 'SCHEDULED' and publish_at < :tomorrow) as scheduled,
                               (select count(*) from change_set where status = 'HELD') as changes,
                               (select count(*) from outgoing_letter where status = 'DEAD') as letters
                        """)
                .param("sections", user.sections().toArray(Long[]::new))
                .param("tomorrow", startOfTomorrow())
                .query((row, number) -> new Waiting(
                        row.getLong("reviews"),
                        row.getLong("comments"),
                        row.getLong("errors"),
                        row.getLong("scheduled"),
                        row.getLong("changes"),
                        row.getLong("letters")))
                .single();
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

    List<RecentStory> recent(int count) {
        return jdbc.sql("""
                        select a.id, a.headline, a.status, a.saved_at, k.name
                        from article a left join account k on k.id = a.saved_by
                        order by a.saved_at desc, a.id desc limit ?
                        """)
                .param(count)
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
