package org.masthead.revision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has a story open.
 *
 * @param holds whether the others wait for them
 */
public record Presence(long account, String name, Instant since, boolean holds) {

    /** Whoever of them holds the story; null where nobody does. */
    public static @Nullable Presence holder(List<Presence> all) {
        return all.stream().filter(Presence::holds).findFirst().orElse(null);
    }
}
