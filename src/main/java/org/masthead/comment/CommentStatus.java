package org.masthead.comment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a comment. */
public enum CommentStatus {
    /** Held until the desk decides. */
    PENDING,
    /** Everyone reads it. */
    APPROVED,
    /** Unwanted advertising. */
    SPAM,
    /** Taken out; where replies hang on it, a placeholder stays. */
    REMOVED;

    /** The state of that name, in any case. */
    public static Optional<CommentStatus> of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** As addresses and templates name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
