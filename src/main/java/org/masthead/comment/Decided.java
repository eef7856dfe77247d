package org.masthead.comment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a decision on one or many comments.
 *
 * @param batch by which it can be taken back
 * @param changed the numbers of the comments that it changed
 * @param meanwhile those that are no longer as they were seen; they stay as they are
 */
public record Decided(long batch, List<Long> changed, List<Meanwhile> meanwhile) {

    public Decided {
        changed = List.copyOf(changed);
        meanwhile = List.copyOf(meanwhile);
    }

    /**
     * A comment that somebody decided on, or that its writer rewrote, while a moderator had it before them.
     *
     * @param decidedBy the account that decided last, or null
     * @param decidedAt when, or null where only its words changed
     */
    public record Meanwhile(
            long commentId,
            CommentStatus status,
            @Nullable RemovalReason reason,
            @Nullable Long decidedBy,
            @Nullable Instant decidedAt) {}
}
