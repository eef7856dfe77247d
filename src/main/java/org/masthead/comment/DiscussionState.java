package org.masthead.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the conversation under a story stands at a moment.
 *
 * @param opensAt when comments are taken again, or null where nobody knows
 */
public record DiscussionState(Kind kind, @Nullable Instant opensAt) {

    /** What readers can do. */
    public enum Kind {
        /** Comments are taken, and may appear at once. */
        OPEN,
        /** Comments are taken, and each waits for the desk. */
        HELD,
        /** Only the desk writes. */
        STAFF_ONLY,
        /** No comments are taken. */
        CLOSED,
        /** Nothing changes any more. */
        FROZEN
    }

    /** Whether readers' comments are taken. */
    public boolean open() {
        return kind == Kind.OPEN || kind == Kind.HELD;
    }

    /** Whether what stands there can still be recommended, reported and edited. */
    public boolean lively() {
        return kind != Kind.FROZEN;
    }

    static DiscussionState of(Kind kind) {
        return new DiscussionState(kind, null);
    }
}
