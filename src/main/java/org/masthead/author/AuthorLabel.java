package org.masthead.author;

/** An author as a byline names them. */
public record AuthorLabel(long id, String name, String slug) {

    /** The path of their page. */
    public String address() {
        return "/author/" + slug;
    }
}
