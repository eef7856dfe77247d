package org.masthead.moderation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of people, many at a time. */
@Component
class PersonBriefs {

    private final JdbcClient jdbc;
    private final Clock clock;

    PersonBriefs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<String, PersonBrief> of(Collection<String> emails) {
        Map<String, PersonBrief> briefs = new HashMap<>();
        String[] asked =
                emails.stream().filter(email -> !email.isEmpty()).distinct().toArray(String[]::new);
        if (asked.length == 0) {
            return briefs;
        }
        jdbc.sql("""
                        select e.email, h.approved, h.spam, h.pending,
                               -- Whoever takes something back was not corrected by anybody.
                               h.removed - (select count(*) from comment w where w.author_email = e.email
                                            and w.withdrawn_at is not null and w.status = 'REMOVED') as removed,
                               k.confirmed_at is not null as confirmed, k.trust, coalesce(k.note, '') as note,
                               (select min(f.created_at) from comment f where f.author_email = e.email) as first_seen,
                               exists (select from commenter_ban b where b.email = e.email and b.lifted_at is null
                                       and (b.ends_at is null or b.ends_at > :now)) as banned
                        from unnest(:emails) as e (email)
                        cross join lateral (
                            select count(*) filter (where c.status = 'APPROVED') as approved,
                                   count(*) filter (where c.status = 'REMOVED') as removed,
                                   count(*) filter (where c.status = 'SPAM') as spam,
                                   count(*) filter (where c.status = 'PENDING') as pending
                            from comment c where c.author_email = e.email
                        ) h
                        left join commenter k on k.email = e.email
                        """)
                .param("emails", asked)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    String trust = row.getString("trust");
                    long approved = row.getLong("approved");
                    Trust said = trust == null ? Trust.NEW : Trust.valueOf(trust);
                    briefs.put(
                            row.getString("email"),
                            new PersonBrief(
                                    approved,
                                    row.getLong("removed"),
                                    row.getLong("spam"),
                                    row.getLong("pending"),
                                    ModerationQueue.moment(row, "first_seen"),
                                    row.getBoolean("confirmed"),
                                    row.getBoolean("banned")
                                            ? Trust.BANNED
                                            : said == Trust.NEW && approved > 0 ? Trust.APPROVED : said,
                                    row.getString("note")));
                });
        return briefs;
    }
}
