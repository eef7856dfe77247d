package org.masthead.author;

/**
 * An author as their own page shows them.
 *
 * @param position what they are at the paper; may be empty
 * @param biography plain text; may be empty
 */
public record AuthorProfile(long id, String name, String slug, String position, String biography) {

    /** The path of their page. */
    public String address() {
        return "/author/" + slug;
    }
}
