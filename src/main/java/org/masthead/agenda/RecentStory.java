package org.masthead.agenda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A story that was worked on lately.
 *
 * @param savedBy the name of who saved it last, or null
 */
record RecentStory(
        long id,
        String headline,
        String status,
        Instant savedAt,
        @Nullable String savedBy) {}
