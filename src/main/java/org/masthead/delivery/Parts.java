package org.masthead.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which parts changed, in the order in which this node heard of it. A page compares the parts it is made of with the
 * count at which its making began, so nothing has to be searched for when something changes.
 */
@Component
class Parts {

    /** Whoever takes longer over a page cannot know any more what changed in the meantime. */
    static final Duration REMEMBERED = Duration.ofMinutes(2);

    /** In every page: changes where it cannot be told what did. */
    static final String EVERYTHING = "everything";

    private final AtomicLong count = new AtomicLong();
    private final Cache<String, Part> inUse = Caffeine.newBuilder().weakValues().build();
    private final Cache<String, Long> recent =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
    private final Part everything = new Part(EVERYTHING, 0);
    private final EdgePurges edge;

    Parts(EdgePurges edge) {
        this.edge = edge;
    }

    long count() {
        return count.get();
    }

    Part everything() {
        return everything;
    }

    Part named(String name) {
        return Objects.requireNonNull(inUse.get(
                name, unknown -> new Part(name, Objects.requireNonNullElse(recent.getIfPresent(name), 0L))));
    }

    /** What a page is made of, to be compared with later; everything among it. */
    List<Part> of(Making making) {
        return Stream.concat(Stream.of(everything), making.parts().stream().map(this::named))
                .toList();
    }

    /** Notes that these parts changed. */
    void changed(Collection<String> names) {
        if (names.isEmpty()) {
            return;
        }
        // The parts first, the count last: whoever reads the new count has begun after all of them.
        long next = count.get() + 1;
        for (String name : names) {
            inUse.asMap().compute(name, (same, part) -> {
                recent.put(name, next);
                if (part != null) {
                    part.change(next);
                }
                return part;
            });
        }
        count.set(next);
        edge.changed(names);
    }

    void everythingChanged() {
        long next = count.get() + 1;
        everything.change(next);
        count.set(next);
        edge.changed(List.of(EVERYTHING));
    }
}
