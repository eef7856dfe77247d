package org.masthead.front;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A front as it is kept.
 *
 * @param articles by place, the lead first; some of them readers may not see now
 * @param savedAt null where nobody ever arranged it
 */
record FrontState(
        int version,
        List<Long> articles,
        @Nullable Instant savedAt,
        @Nullable String savedByName) {

    static final FrontState UNTOUCHED = new FrontState(0, List.of(), null, null);
}
