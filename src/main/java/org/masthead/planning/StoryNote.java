package org.masthead.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note to the editor.
 *
 * @param quotation the passage it stands at; empty for the whole story
 * @param found whether the passage is still in the text
 */
record StoryNote(
        long id,
        String quotation,
        boolean found,
        String text,
        @Nullable String by,
        Instant writtenAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    public boolean open() {
        return resolvedAt == null;
    }
}
