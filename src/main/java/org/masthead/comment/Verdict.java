package org.masthead.comment;

import org.jspecify.annotations.Nullable;

/**
 * What the desk says of a comment.
 *
 * @param to where it goes; null for back to where readers or the queue had it
 * @param reason of a comment that goes out, null for one that does not
 * @param note more of the reason in words that its writer reads, may be empty
 */
public record Verdict(@Nullable CommentStatus to, @Nullable RemovalReason reason, String note) {

    /** Good; of what is visible already: seen, or kept in spite of reports. */
    public static final Verdict APPROVED = new Verdict(CommentStatus.APPROVED, null, "");

    /** Unwanted advertising. */
    public static final Verdict SPAM = new Verdict(CommentStatus.SPAM, RemovalReason.SPAM, "");

    /** Not out any more. */
    public static final Verdict RESTORED = new Verdict(null, null, "");

    /** Its writer takes it back. */
    static final Verdict WITHDRAWN = removed(RemovalReason.WITHDRAWN, "");

    /** Out, and why. */
    public static Verdict removed(RemovalReason reason, String note) {
        return new Verdict(CommentStatus.REMOVED, reason, note);
    }
}
