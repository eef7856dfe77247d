package org.masthead.comment;

import org.jspecify.annotations.Nullable;

/**
 * What a commenter types. {@code nickname} is a trap: people never see the field, and whoever fills it is a program.
 *
 * @param parent the number of the comment that is answered, or null
 */
public record CommentForm(
        @Nullable String parent,
        @Nullable String comment,
        @Nullable String name,
        @Nullable String email,
        @Nullable String website,
        @Nullable String nickname) {

    /** A form that nobody has touched. */
    public static CommentForm empty() {
        return new CommentForm(null, null, null, null, null, null);
    }
}
