package org.masthead.delivery;

import java.time.Instant;
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

    /** Reads something of a single thing: what changes of others of its kind does not concern the page. */
    public <T> T of(Ingredient kind, long id, Supplier<T> reading) {
        Making making = current.get();
        if (making == null) {
            return reading.get();
        }
        Ingredient outer = making.narrowed();
        String outerPart = making.narrowedTo();
        making.narrow(kind, kind.part(id));
        try {
            return reading.get();
        } finally {
            making.narrow(outer, outerPart);
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
