package org.masthead.front;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The strip as it is kept, be it on the pages or not.
 *
 * @param words empty where there is no strip
 * @param address of the story it leads to, or null
 */
record StripState(
        int version,
        String words,
        @Nullable String address,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant savedAt,
        @Nullable String savedByName) {

    /** Where it stands at a moment: {@code none}, {@code waiting}, {@code shown} or {@code over}. */
    String phaseAt(Instant now) {
        if (words.isEmpty() || startsAt == null || endsAt == null) {
            return "none";
        }
        return now.isBefore(startsAt) ? "waiting" : now.isBefore(endsAt) ? "shown" : "over";
    }
}
