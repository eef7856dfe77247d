package org.masthead.section;

/** A tag as pages name it. */
public record TagLabel(long id, String name, String slug) {

    /** The path of its page. */
    public String address() {
        return "/tag/" + slug;
    }
}
