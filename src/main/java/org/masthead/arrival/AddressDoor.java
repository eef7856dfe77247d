package org.masthead.arrival;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where addresses come in that led elsewhere on the old site. Nothing that leads somewhere already is changed. */
@Component
class AddressDoor {

    private static final int LONGEST = 400;
    private static final int LONGEST_GOAL = 200;

    private final JdbcClient jdbc;

    AddressDoor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(Batch batch) {
        Rows rows = new Rows();
        Map<String, Arrival.Move> asked = new HashMap<>();
        OldSite site = new OldSite(batch.origin);
        for (Arrival.Move move : batch.of(Arrival.Move.class)) {
            String goal = goal(move.goal(), site);
            if (move.key().isEmpty() || move.key().length() > LONGEST || goal.length() > LONGEST_GOAL) {
                batch.refuse(move, "address", move.key());
            } else if (goal.isEmpty() || goal.equals(move.key())) {
                batch.refuse(move, "circle", move.goal());
            } else if (asked.putIfAbsent(move.key(), move) != null) {
                batch.refuse(move, "duplicate", "");
            } else {
                rows.add("address", move.key(), "goal", goal);
            }
        }
        if (!rows.isEmpty()) {
            insert(batch, rows, asked);
        }
        batch.of(Arrival.Rule.class).forEach(rule -> take(batch, rule, site));
    }

    /** Rules are few, so that each is looked at by itself. */
    private void take(Batch batch, Arrival.Rule rule, OldSite site) {
        String local = site.local(rule.goal().replace("$", "%24")).replace("%24", "$");
        String goal = local.isEmpty() ? rule.goal().strip() : local;
        if (AddressRule.of(rule.key(), goal).isEmpty()) {
            batch.refuse(rule, "expression", rule.goal());
            return;
        }
        String before = jdbc.sql("select goal from old_address_rule where expression = ?")
                .param(rule.key())
                .query(String.class)
                .optional()
                .orElse(null);
        if (before != null && before.equals(goal)) {
            batch.totals.add(Kind.ADDRESS, Outcome.UNCHANGED);
        } else if (before != null) {
            batch.refuse(rule, "taken", "");
        } else if (jdbc.sql("select count(*) from old_address_rule")
                        .query(Long.class)
                        .single()
                >= AddressRules.MOST) {
            batch.refuse(rule, "rules", "");
        } else {
            jdbc.sql("""
                            insert into old_address_rule (position, origin, expression, goal, brought_by)
                            select coalesce(max(position), 0) + 1, :origin, :expression, :goal, :run from old_address_rule
                            """)
                    .param("origin", batch.origin)
                    .param("expression", rule.key())
                    .param("goal", goal)
                    .param("run", batch.run)
                    .update();
            batch.totals.add(Kind.ADDRESS, Outcome.IMPORTED);
        }
    }

    /** Where an address leads to here: a path of the old site is one of this site now. */
    private static String goal(String told, OldSite site) {
        String goal = told.strip();
        String local = goal.startsWith("/") && !goal.startsWith("//") ? OldSite.tidied(goal) : site.local(goal);
        if (!local.isEmpty()) {
            return local;
        }
        return goal.matches("(?i)https?://[^\\s<>\"]+") ? goal : goal.equals("/") ? goal : "";
    }

    private void insert(Batch batch, Rows rows, Map<String, Arrival.Move> asked) {
        jdbc.sql("""
                        with asked as (
                            select r.address, coalesce(a.id, o.article_id) as article,
                                   case when coalesce(a.id, o.article_id) is null then coalesce(o.goal, r.goal) end as goal
                            from json_to_recordset(:rows::json) as r(address text, goal text)
                            left join old_address o on o.address = r.goal
                            left join article a on a.address = r.goal),
                        brought as (
                            insert into old_address (address, origin, article_id, goal, brought_by)
                            select address, :origin, article, goal, :run from asked where goal is distinct from address
                            on conflict (address) do nothing returning address)
                        select r.address, b.address is not null as brought,
                               o.address is not null and (o.article_id, o.goal) is not distinct from (r.article, r.goal) as same
                        from asked r left join brought b on b.address = r.address left join old_address o on o.address = r.address
                        """)
                .param("rows", rows.json())
                .param("origin", batch.origin)
                .param("run", batch.run)
                .query(row -> {
                    Arrival.Move move = asked.get(row.getString("address"));
                    if (move == null) {
                        return;
                    }
                    if (row.getBoolean("brought")) {
                        batch.totals.add(Kind.ADDRESS, Outcome.IMPORTED);
                    } else if (row.getBoolean("same")) {
                        batch.totals.add(Kind.ADDRESS, Outcome.UNCHANGED);
                    } else {
                        batch.refuse(move, "taken", "");
                    }
                });
    }
}
