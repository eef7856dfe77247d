package org.masthead.comment;

/** What became of a comment. */
enum CommentStatus {
    /** Held until the desk decides. */
    PENDING,
    /** Everyone reads it. */
    APPROVED,
    /** Unwanted advertising. */
    SPAM,
    /** Taken out; where replies hang on it, a placeholder stays. */
    REMOVED
}
