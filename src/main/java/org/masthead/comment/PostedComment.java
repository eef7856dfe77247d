package org.masthead.comment;

import org.jspecify.annotations.Nullable;

/**
 * Where to send someone who posted.
 *
 * @param receipt of the comment, or null where it has none
 * @param repeated whether the same was posted before, so that this is what came of that
 */
record PostedComment(
        long id, String articleAddress, @Nullable String receipt, Outcome outcome, boolean repeated) {

    /** What whoever posted sees of it. */
    enum Outcome {
        PUBLISHED,
        WAITING,
        /** Put away by a rule, or, where it was posted before, taken out since. */
        REFUSED;

        static Outcome of(CommentStatus status) {
            return switch (status) {
                case APPROVED -> PUBLISHED;
                case PENDING -> WAITING;
                case SPAM, REMOVED -> REFUSED;
            };
        }
    }

    /** The article, at the comment, while it waits; later the receipt, which tells what became of it. */
    String address() {
        if (receipt == null) {
            return CommentThreads.lastingAddress(articleAddress, id);
        }
        return outcome == Outcome.WAITING
                ? articleAddress + "?receipt=" + receipt + "#comment-" + id
                : OwnComment.addressOf(receipt);
    }

    /** Where its writer follows it, or null where it has no receipt. */
    @Nullable
    String receiptAddress() {
        return receipt == null ? null : OwnComment.addressOf(receipt);
    }
}
