package org.masthead.arrival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.arrival.ImportLedger.Id;
import org.masthead.arrival.ImportLedger.Known;

/** Some records of a run on their way in, what is known of them, and what there is to be written about them. */
final class Batch {

    final String origin;
    final long run;
    final List<Arrival> arrivals;
    final Map<Id, Known> known;
    final Totals totals = new Totals();
    final Rows kept = new Rows();
    final Rows notes = new Rows();
    final List<Id> met = new ArrayList<>();
    /** Numbers of stories and comments that this batch brings. */
    final Map<Id, Long> brought = new HashMap<>();

    /** Whether comments come with their stories. */
    final boolean bringsStories;

    private final Set<Id> seen = new HashSet<>();

    Batch(String origin, long run, List<Arrival> arrivals, Map<Id, Known> known, boolean bringsStories) {
        this.origin = origin;
        this.run = run;
        this.arrivals = arrivals;
        this.known = known;
        this.bringsStories = bringsStories;
    }

    /** What is to be done with a record. */
    enum Decision {
        ADD,
        CHANGE,
        NOTHING
    }

    /** Decides on a record and notes what can be said at once. */
    Decision decide(Arrival arrival) {
        Id id = Id.of(arrival);
        Known before = known.get(id);
        if (id.key().isEmpty()) {
            return refuse(arrival, "key", "");
        }
        if (!seen.add(id) || before != null && before.seenIn() == run) {
            return refuse(arrival, "duplicate", "");
        }
        if (before == null || before.target() == null && !(arrival instanceof Arrival.Author)) {
            return Decision.ADD;
        }
        if (before.hash().equals(ImportLedger.hash(arrival))) {
            met.add(id);
            totals.add(arrival.kind(), Outcome.UNCHANGED);
            return Decision.NOTHING;
        }
        if (!before.isThere() && !(arrival instanceof Arrival.Author)) {
            met.add(id);
            return refuse(arrival, "deleted", "");
        }
        if (before.touched()) {
            met.add(id);
            return refuse(arrival, "edited", "");
        }
        return Decision.CHANGE;
    }

    /** Whether it is here as it is there, and nobody changed it here. */
    boolean isUntouched(Arrival arrival) {
        Known before = known.get(Id.of(arrival));
        return before != null
                && before.isThere()
                && !before.touched()
                && before.hash().equals(ImportLedger.hash(arrival));
    }

    Decision refuse(Arrival arrival, String reason, String detail) {
        totals.add(arrival.kind(), Outcome.REFUSED);
        note(arrival, true, reason, detail);
        return Decision.NOTHING;
    }

    void note(Arrival arrival, boolean refused, String reason, String detail) {
        notes.add(
                "kind", arrival.kind().name(),
                "source", Id.of(arrival).key(),
                "title", Rows.fit(arrival.title(), 200),
                "refused", refused,
                "reason", reason,
                "detail", Rows.fit(detail, 300));
    }

    /**
     * Notes what a record became.
     *
     * @param brought whether this run made it
     * @param data as JSON; null for none
     */
    void keep(
            Arrival arrival,
            @Nullable Long target,
            int version,
            String status,
            boolean brought,
            @Nullable Object data) {
        kept.add(
                "kind", arrival.kind().name(),
                "source", Id.of(arrival).key(),
                "target", target,
                "hash", ImportLedger.hash(arrival),
                "version", version,
                "status", status,
                "brought", brought,
                "data", data);
    }

    /** The records of one kind, in their order. */
    <T extends Arrival> List<T> of(Class<T> type) {
        return arrivals.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The number here of something that was brought now or before; null for nothing. */
    @Nullable
    Long target(Kind kind, String key) {
        Id id = new Id(kind, Id.fit(key));
        Long here = brought.get(id);
        if (here != null) {
            return here;
        }
        Known before = known.get(id);
        return before == null || !before.isThere() ? null : before.target();
    }
}
