package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a live story will say from a moment on.
 *
 * @param fields the message keys of what it changes
 * @param placement where it puts the story on the fronts
 * @param problem why it was held back, in words; empty otherwise
 */
public record ChangeSet(
        long id,
        long articleId,
        String headline,
        Instant applyAt,
        Status status,
        List<String> fields,
        Placement placement,
        @Nullable String by,
        String problem) {

    /** What has become of it. */
    public enum Status {
        /** Its moment lies ahead. */
        WAITING,
        /** Readers see it. */
        APPLIED,
        /** Its moment came, and it could not be done without a person: nothing of it is before the readers. */
        HELD,
        /** An editor gave it up. */
        DROPPED
    }

    /** Whether somebody may still give it up. */
    public boolean open() {
        return status == Status.WAITING || status == Status.HELD;
    }
}
