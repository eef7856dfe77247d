package org.masthead.comment;

/**
 * A comment as somebody saw it before they decided.
 *
 * @param version that it had, or {@link #ANY}
 */
public record SeenComment(long id, int version) {

    /** Where it does not matter what happened to the comment meanwhile. */
    public static final int ANY = -1;

    /** In whatever version. */
    public static SeenComment any(long id) {
        return new SeenComment(id, ANY);
    }
}
