package org.masthead.planning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A note to the editor.
 *
 * @param quotation the passage it stands at; empty for the whole story
 * @param found whether the passage is still in the text
 * @param answers from first to last
 */
record StoryNote(
        long id,
        String quotation,
        boolean found,
        String text,
        @Nullable String by,
        Instant writtenAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        List<Answer> answers) {

    /** What somebody said to a note. */
    record Answer(String text, @Nullable String by, Instant writtenAt) {}

    public boolean open() {
        return resolvedAt == null;
    }
}
