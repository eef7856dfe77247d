package org.masthead.moderation;

import java.util.ArrayList;
import java.util.List;
import org.masthead.account.DeskUser;
import org.masthead.text.Excerpt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds floods in what waits: many comments that have a trait in common are shown, and decided on, as one. */
@Component
class Floods {

    /** From how many comments on it is one. */
    static final int FROM = 5;

    /** Where very much waits, less than this part of it is not worth an entry of its own. */
    private static final int PART = 100;

    private static final int SHOWN = 5;

    /** So many of each trait are shown at most. */
    static final int MOST = SHOWN * Flood.Trait.values().length;

    private static final int EXCERPT_LENGTH = 160;

    private final JdbcClient jdbc;

    Floods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A flood as it is shown.
     *
     * @param last the number of its newest comment; what comes later was not seen and is not decided on
     * @param people how many e-mail addresses it comes from
     * @param networks how many neighbourhoods it comes from
     * @param example what one of them says
     */
    record Shown(Flood flood, long comments, long last, long people, long networks, String example) {}

    /** The largest floods, each comment in the first one that it fits. */
    List<Shown> in(long waiting, DeskUser moderator) {
        List<Shown> found = new ArrayList<>();
        long least = Math.max(FROM, waiting / PART);
        long left = waiting;
        for (Flood.Trait trait : Flood.Trait.values()) {
            if (left < least) {
                break;
            }
            for (Shown shown : of(trait, found, least, moderator)) {
                left -= shown.comments();
                found.add(shown);
            }
        }
        return found;
    }

    private List<Shown> of(Flood.Trait trait, List<Shown> earlier, long least, DeskUser moderator) {
        List<Flood> floods = new ArrayList<>(earlier.stream().map(Shown::flood).toList());
        String shared = "c." + trait.column();
        String where = shared + " is not null";
        if (trait == Flood.Trait.ADDRESS) {
            where += " and c.author_email <> ''";
        }
        if (trait == Flood.Trait.CROWD) {
            // All of them together are one.
            shared = "'" + FROM + "'";
            floods.add(new Flood(trait, Integer.toString(FROM)));
        }
        Grouping grouping = new Grouping(floods);
        where += " and " + (trait == Flood.Trait.CROWD ? grouping.in(earlier.size()) : grouping.inNone());
        String theirs = moderator.worksEverywhere()
                ? ""
                : " join article a on a.id = c.article_id and a.section_id = any (:sections)";
        return jdbc.sql("""
                        with waiting as (
                            select SHARED as shared, c.id, c.author_email, c.network
                            from comment cTHEIRS where c.status = 'PENDING' and WHERE
                        ), flood as (
                            select shared, count(*) as comments, max(id) as last from waiting
                            group by shared having count(*) >= :least order by count(*) desc, max(id) desc limit :shown
                        )
                        select f.shared, f.comments, f.last, e.body,
                               (select count(*) from (select distinct w.author_email from waiting w
                                                      where w.shared = f.shared) people) as people,
                               (select count(*) from (select distinct w.network from waiting w
                                                      where w.shared = f.shared and w.network is not null) networks) as networks
                        from flood f join comment e on e.id = f.last order by f.comments desc, f.last desc
                        """.replace("SHARED", shared).replace("THEIRS", theirs).replace("WHERE", where))
                .params(grouping.values())
                .param("sections", ModerationQueue.sections(moderator))
                .param("least", least)
                .param("shown", SHOWN)
                .query((row, number) -> new Shown(
                        new Flood(trait, row.getString("shared")),
                        row.getLong("comments"),
                        row.getLong("last"),
                        row.getLong("people"),
                        row.getLong("networks"),
                        Excerpt.of(row.getString("body"), EXCERPT_LENGTH)))
                .list();
    }
}
