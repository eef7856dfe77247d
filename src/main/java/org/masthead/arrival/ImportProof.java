package org.masthead.arrival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets what came out of a file against what is here of it. */
@Component
class ImportProof {

    private final JdbcClient jdbc;

    ImportProof(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One kind of thing.
     *
     * @param here how many of those that the run met are in the newsroom now
     * @param complete whether every one that was read is accounted for
     */
    record Line(
            String kind,
            long read,
            long imported,
            long updated,
            long unchanged,
            long refused,
            long here,
            boolean complete) {}

    List<Line> of(ImportRun run) {
        Map<String, Long> here = new HashMap<>();
        jdbc.sql("""
                        select kind, count(*) filter (where target_id is not null or kind = 'AUTHOR') as here
                        from import_item where seen_in = ? group by kind
                        """).param(run.id()).query(row -> {
            here.put(row.getString("kind"), row.getLong("here"));
        });
        List<Line> lines = new ArrayList<>();
        Totals totals = run.totals();
        for (Kind kind : Kind.values()) {
            if (totals.has(kind)) {
                long imported = totals.count(kind, Outcome.IMPORTED);
                long updated = totals.count(kind, Outcome.UPDATED);
                long unchanged = totals.count(kind, Outcome.UNCHANGED);
                long refused = totals.count(kind, Outcome.REFUSED);
                lines.add(new Line(
                        kind.key(),
                        totals.read(kind),
                        imported,
                        updated,
                        unchanged,
                        refused,
                        // Addresses are in nobody's ledger: what was brought or found is what is here.
                        kind == Kind.ADDRESS ? imported + unchanged : here.getOrDefault(kind.name(), 0L),
                        imported + updated + unchanged + refused == totals.read(kind)));
            }
        }
        return lines;
    }
}
