package org.masthead.author;

import org.jspecify.annotations.Nullable;

/**
 * An author as their own page shows them.
 *
 * @param position what they are at the paper; may be empty
 * @param biography plain text; may be empty
 * @param pictureId the number of a picture of them, or null
 */
public record AuthorProfile(
        long id, String name, String slug, String position, String biography, @Nullable Long pictureId) {

    /** The path of their page. */
    public String address() {
        return "/author/" + slug;
    }
}
