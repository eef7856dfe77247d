package org.masthead.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When pages change by the clock. Each room is asked again only when something of its kind was saved, or its time came.
 */
final class PageMoments {

    private final List<PageMoment> moments;
    private final Parts parts;
    private final Map<PageMoment, Known> known = new ConcurrentHashMap<>();

    PageMoments(List<PageMoment> moments, Parts parts) {
        this.moments = moments;
        this.parts = parts;
    }

    private record Known(@Nullable Instant next, Part part, Part everything, long count) {

        boolean isRight(Instant now) {
            return !part.changedSince(count) && !everything.changedSince(count) && (next == null || next.isAfter(now));
        }
    }

    /** Notes the next moment of all that a page is made of. */
    void limit(Making making, Instant now) {
        for (PageMoment each : moments) {
            if (making.isMadeOf(each.kind())) {
                Instant next = next(each, now);
                if (next != null) {
                    making.rightUntil(next);
                }
            }
        }
    }

    private @Nullable Instant next(PageMoment moment, Instant now) {
        Known last = known.get(moment);
        if (last == null || !last.isRight(now)) {
            long count = parts.count();
            last = new Known(moment.next(now), parts.named(moment.kind().part()), parts.everything(), count);
            known.put(moment, last);
        }
        return last.next();
    }
}
