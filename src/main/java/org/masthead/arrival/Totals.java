package org.masthead.arrival;

import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many records came in, and what became of them, by kind. */
final class Totals {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String READ = "read";

    private final Map<Kind, long[]> counts = new EnumMap<>(Kind.class);

    static Totals of(String json) {
        Totals totals = new Totals();
        JsonNode tree = JSON.readTree(json);
        for (Kind kind : Kind.values()) {
            JsonNode row = tree.path(kind.key());
            if (row.isObject()) {
                long[] counted = totals.row(kind);
                counted[0] = row.path(READ).asLong(0);
                for (Outcome each : Outcome.values()) {
                    counted[each.ordinal() + 1] = row.path(each.key()).asLong(0);
                }
            }
        }
        return totals;
    }

    private long[] row(Kind kind) {
        return counts.computeIfAbsent(kind, any -> new long[Outcome.values().length + 1]);
    }

    void addRead(Kind kind) {
        row(kind)[0]++;
    }

    void add(Kind kind, Outcome outcome) {
        row(kind)[outcome.ordinal() + 1]++;
    }

    /** One that was counted as something turned out to be something else. */
    void turn(Kind kind, Outcome from, Outcome into) {
        row(kind)[from.ordinal() + 1]--;
        add(kind, into);
    }

    void add(Totals more) {
        more.counts.forEach((kind, numbers) -> {
            for (int each = 0; each < numbers.length; each++) {
                row(kind)[each] += numbers[each];
            }
        });
    }

    /** How many came out of the file. */
    long read(Kind... kinds) {
        long sum = 0;
        for (Kind kind : kinds.length == 0 ? Kind.values() : kinds) {
            sum += counts.containsKey(kind) ? row(kind)[0] : 0;
        }
        return sum;
    }

    long count(Kind kind, Outcome outcome) {
        return counts.containsKey(kind) ? row(kind)[outcome.ordinal() + 1] : 0;
    }

    boolean has(Kind kind) {
        return counts.containsKey(kind);
    }

    String json() {
        Map<String, Map<String, Long>> all = new java.util.LinkedHashMap<>();
        counts.forEach((kind, numbers) -> {
            Map<String, Long> row = new java.util.LinkedHashMap<>();
            row.put(READ, numbers[0]);
            for (Outcome each : Outcome.values()) {
                row.put(each.key(), numbers[each.ordinal() + 1]);
            }
            all.put(kind.key(), row);
        });
        return JSON.writeValueAsString(all);
    }
}
