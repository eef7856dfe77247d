package org.masthead.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where rooms say what a page is made of. Nothing has to be said for a page to be right: each statement to the database
 * counts as one that lists all things of the kinds that it names. A room says more where a page shows a single thing of
 * them, so that it outlives changes to the others, and must say so where what it shows depends on the time.
 */
@Component
public class PageParts {

    private final ThreadLocal<@Nullable Making> current = new ThreadLocal<>();

    /**
     * Reads something of a single thing: what changes of others of its kinds does not concern the page.
     *
     * @param kinds that go by the same number
     */
    public <T> T of(Set<Ingredient> kinds, long id, Supplier<T> reading) {
        return of(kinds, reading, found -> List.of(id));
    }

    /**
     * Looks for single things.
     *
     * @param numbers of what was found, or null where nothing was, which any other thing of the kinds may change
     */
    public <T extends @Nullable Object> T of(
            Set<Ingredient> kinds, Supplier<T> reading, Function<T, @Nullable Collection<Long>> numbers) {
        Making page = current.get();
        if (page == null) {
            return reading.get();
        }
        Making piece = page.piece();
        current.set(piece);
        Collection<Long> ids = null;
        try {
            T found = reading.get();
            ids = numbers.apply(found);
            return found;
        } finally {
            current.set(page);
            if (ids == null) {
                page.add(piece);
            } else {
                page.add(piece, kinds, ids);
            }
        }
    }

    /** Reads what changes with nothing but these kinds, whatever tables the statements name. */
    public <T> T ofNothingBut(Set<Ingredient> kinds, Supplier<T> reading) {
        Making page = current.get();
        if (page == null) {
            return reading.get();
        }
        Making piece = page.piece();
        current.set(piece);
        try {
            return reading.get();
        } finally {
            current.set(page);
            page.add(piece, kinds);
        }
    }

    /** Notes that any thing of a kind may change the page, where a statement is told to be about single ones. */
    public void ofAll(Ingredient kind) {
        Making making = current.get();
        if (making != null) {
            making.uses(kind);
        }
    }

    /** The page that is being made, if one is, will look otherwise from this moment on. */
    public void until(Instant moment) {
        Making making = current.get();
        if (making != null) {
            making.rightUntil(moment);
        }
    }

    @Nullable
    Making current() {
        return current.get();
    }

    void begin(Making making) {
        current.set(making);
    }

    void end() {
        current.remove();
    }
}
