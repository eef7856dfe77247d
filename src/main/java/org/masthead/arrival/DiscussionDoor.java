package org.masthead.arrival;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.masthead.arrival.ImportLedger.Id;
import org.masthead.arrival.ImportLedger.Known;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where discussions find the stories that they belong to, by any address these have or had. */
@Component
class DiscussionDoor {

    private final JdbcClient jdbc;

    DiscussionDoor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds the stories of a batch's discussions; they count as unchanged, as nothing of them is. */
    void take(Batch batch) {
        List<Arrival.Discussion> discussions = batch.of(Arrival.Discussion.class);
        Map<Id, Long> stories = find(discussions);
        Set<Id> seen = new HashSet<>();
        for (Arrival.Discussion each : discussions) {
            Id id = Id.of(each);
            Known before = batch.known.get(id);
            Long story = stories.get(id);
            if (id.key().isEmpty()) {
                batch.refuse(each, "key", "");
            } else if (!seen.add(id) || before != null && before.seenIn() == batch.run) {
                batch.refuse(each, "duplicate", "");
            } else if (story == null) {
                batch.refuse(
                        each,
                        "noStory",
                        each.addresses().isEmpty() ? "" : each.addresses().get(0));
            } else {
                batch.brought.put(id, story);
                batch.keep(each, story, 0, "", false, null);
                batch.totals.add(Kind.STORY, Outcome.UNCHANGED);
            }
        }
    }

    Map<Id, Long> find(List<Arrival.Discussion> discussions) {
        Rows rows = new Rows();
        int turn = 0;
        for (Arrival.Discussion each : discussions) {
            for (String address : each.addresses()) {
                rows.add("key", Id.fit(each.key()), "address", address, "turn", turn++);
            }
        }
        Map<Id, Long> found = new HashMap<>();
        if (!rows.isEmpty()) {
            jdbc.sql("""
                            select distinct on (r.key) r.key, coalesce(a.id, f.article_id, o.article_id) as story
                            from json_to_recordset(:rows::json) as r(key text, address text, turn integer)
                            left join article a on a.address = r.address
                            left join former_address f on f.address = r.address
                            left join old_address o on o.address = r.address
                            where coalesce(a.id, f.article_id, o.article_id) is not null
                            order by r.key, r.turn
                            """).param("rows", rows.json()).query(row -> {
                found.put(new Id(Kind.STORY, row.getString("key")), row.getLong("story"));
            });
        }
        return found;
    }
}
