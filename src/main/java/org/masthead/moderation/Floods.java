package org.masthead.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.account.DeskUser;
import org.masthead.text.Excerpt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds floods in what waits: many comments that have a trait in common are shown, and decided on, as one. */
@Component
class Floods {

    /** From how many comments on it is one. */
    static final int FROM = 5;

    private static final int SHOWN = 5;
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

    /** The largest floods, each comment in one of them only. */
    List<Shown> in(long waiting, DeskUser moderator) {
        List<Shown> found = new ArrayList<>();
        long left = waiting;
        for (Flood.Trait trait : Flood.Trait.values()) {
            if (left < FROM) {
                break;
            }
            for (Shown shown : of(trait, found, moderator)) {
                left -= shown.comments();
                found.add(shown);
            }
        }
        return found;
    }

    private List<Shown> of(Flood.Trait trait, List<Shown> earlier, DeskUser moderator) {
        StringBuilder where = new StringBuilder("c.status = 'PENDING' and c." + trait.column() + " is not null");
        if (trait == Flood.Trait.ADDRESS) {
            where.append(" and c.author_email <> ''");
        }
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < earlier.size(); i++) {
            where.append(" and (" + earlier.get(i).flood().trait().shared("flood" + i) + ") is not true");
            values.put("flood" + i, earlier.get(i).flood().value());
        }
        String theirs = "";
        if (!moderator.worksEverywhere()) {
            theirs = " join article a on a.id = c.article_id and a.section_id = any (:sections)";
            values.put("sections", ModerationQueue.sections(moderator));
        }
        return jdbc.sql("""
                        with flood as (
                            select c.COLUMN as shared, count(*) as comments, max(c.id) as last
                            from comment cTHEIRS where WHERE
                            group by c.COLUMN having count(*) >= :least order by count(*) desc, max(c.id) desc limit :shown
                        )
                        select f.shared, f.comments, f.last, e.body,
                               count(distinct m.author_email) as people, count(distinct m.network) as networks
                        from flood f join comment e on e.id = f.last
                        join comment m on m.COLUMN = f.shared and m.status = 'PENDING'
                        group by f.shared, f.comments, f.last, e.body order by f.comments desc, f.last desc
                        """.replace("COLUMN", trait.column())
                        .replace("THEIRS", theirs)
                        .replace("WHERE", where))
                .params(values)
                .param("least", FROM)
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
