package org.masthead.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The finished pages of this node, within a bound of memory, and those being made. */
final class PageStore {

    /** A page that changes this often as soon as it is made is made a few times a second only. */
    private static final int BUSY = 20;

    private static final long AS_SOON_AS_MADE = Duration.ofMillis(50).toNanos();
    private static final long BUSY_PAUSE = Duration.ofMillis(250).toNanos();

    private final Cache<PageKey, StoredPage> pages;
    private final ConcurrentMap<PageKey, Flight> flights = new ConcurrentHashMap<>();
    private final Clock clock;
    private final boolean keeps;

    /** @param bytes that all pages together may take; with none, each is made for whoever asks and nobody else */
    PageStore(long bytes, Clock clock) {
        this.clock = clock;
        this.keeps = bytes > 0;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<PageKey, StoredPage>weigher(
                        (key, page) -> page.weight() + 2 * key.target().length())
                .build();
    }

    /** Whether a page that is made here is for others too. */
    boolean keeps() {
        return keeps;
    }

    /** The page, if it is right. */
    @Nullable
    StoredPage find(PageKey key) {
        StoredPage page = pages.getIfPresent(key);
        if (page == null || page.until() <= clock.millis()) {
            return null;
        }
        Part changed = page.changedPart();
        return changed == null || isBusy(page, changed) ? page : null;
    }

    /** The page as it last was, right or not. */
    @Nullable
    StoredPage before(PageKey key) {
        return pages.getIfPresent(key);
    }

    void keep(PageKey key, StoredPage page) {
        if (keeps) {
            pages.put(key, page);
        }
    }

    /** Null if the caller is to make the page, else the one who makes it already. */
    @Nullable
    Flight begin(PageKey key, Flight flight) {
        return flights.putIfAbsent(key, flight);
    }

    void end(PageKey key, Flight flight) {
        flights.remove(key, flight);
    }

    void forgetAll() {
        pages.invalidateAll();
    }

    /** While readers talk by the hundreds a second, their page is a moment old rather than made for each of them. */
    private static boolean isBusy(StoredPage page, Part changed) {
        return page.remakes() >= BUSY
                && changed.name().startsWith(Ingredient.TALK.part())
                && System.nanoTime() - page.madeNanos() < BUSY_PAUSE;
    }

    /** How many versions in a row were replaced as soon as they were made, once this one is replaced now. */
    static int remakes(@Nullable StoredPage before) {
        if (before == null) {
            return 0;
        }
        long lived = System.nanoTime() - before.madeNanos();
        boolean busy = before.remakes() >= BUSY && lived < BUSY_PAUSE + AS_SOON_AS_MADE;
        return busy || lived < AS_SOON_AS_MADE ? before.remakes() + 1 : 0;
    }
}
