package org.masthead.comment;

import org.jspecify.annotations.Nullable;

/**
 * What a commenter types. {@code nickname} is a trap: people never see the field, and whoever fills it is a program.
 *
 * @param parent the number of the comment that is answered, or null
 * @param proof that the form came from a page of ours
 * @param key a random one of a browser that may have to send the same twice
 * @param anyway what the writer insists on after a warning
 */
public record CommentForm(
        @Nullable String parent,
        @Nullable String comment,
        @Nullable String name,
        @Nullable String email,
        @Nullable String website,
        @Nullable String nickname,
        @Nullable String proof,
        @Nullable String key,
        @Nullable String anyway) {

    /** A form that nobody has touched. */
    public static CommentForm empty() {
        return new CommentForm(null, null, null, null, null, null, null, null, null);
    }
}
