package org.masthead.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers what was read for requests that make no page, for as long as nothing changed that it was read from: this is
 * known in the same way as whether a kept page is right.
 */
@Component
public class Memory {

    private final PageParts pages;
    private final Parts parts;
    private final PageChanges changes;
    private final PageMoments moments;
    private final Clock clock;

    Memory(PageParts pages, Parts parts, PageChanges changes, PageMoments moments, Clock clock) {
        this.pages = pages;
        this.parts = parts;
        this.changes = changes;
        this.moments = moments;
        this.clock = clock;
    }

    /**
     * Remembers what comes of a reading, which must ask the database anew each time.
     *
     * @param most results at once
     */
    public <K, V> Function<K, V> of(int most, Function<K, V> reading) {
        Cache<K, Remembered<V>> known = Caffeine.newBuilder().maximumSize(most).build();
        return key -> {
            // A page notes for itself what it is made of, and what a transaction sees may never come to be.
            if (pages.current() != null || TransactionSynchronizationManager.isActualTransactionActive()) {
                return reading.apply(key);
            }
            Remembered<V> last = known.getIfPresent(key);
            return last != null && changes.isSure() && last.isRight(clock.instant())
                    ? last.value()
                    : read(key, reading, known);
        };
    }

    private record Remembered<V>(V value, List<Part> parts, long begunAt, Instant until) {

        boolean isRight(Instant now) {
            return now.isBefore(until) && parts.stream().noneMatch(part -> part.changedSince(begunAt));
        }
    }

    private <K, V> V read(K key, Function<K, V> reading, Cache<K, Remembered<V>> known) {
        Making making = new Making(parts.count(), Instant.MAX);
        pages.begin(making);
        V value;
        try {
            value = reading.apply(key);
        } finally {
            pages.end();
        }
        if (making.canBeKept()) {
            moments.limit(making);
            known.put(key, new Remembered<>(value, parts.of(making), making.begunAt(), making.until()));
        }
        return value;
    }
}
