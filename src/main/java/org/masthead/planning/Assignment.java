package org.masthead.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody has promised to do for a story. */
record Assignment(
        long id,
        long articleId,
        String headline,
        String who,
        String task,
        @Nullable Instant dueAt,
        @Nullable Instant doneAt,
        boolean late) {

    public boolean open() {
        return doneAt == null;
    }
}
