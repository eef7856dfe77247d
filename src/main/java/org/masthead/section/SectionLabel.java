package org.masthead.section;

/** A section as pages name it. */
public record SectionLabel(long id, String name, String slug, String summary) {

    /** The path of its front. */
    public String address() {
        return "/section/" + slug;
    }
}
