package org.masthead.article;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.author.AuthorLabel;

/**
 * One name of a byline, as printed.
 *
 * @param author null for a guest, who has a name and no page
 * @param role what is printed before the name, like "Photographs by"; empty for who wrote the story
 */
public record Byline(String name, @Nullable AuthorLabel author, String role) {

    /** An author of the site, as who wrote the story. */
    public static Byline of(AuthorLabel author) {
        return new Byline(author.name(), author, "");
    }

    /** The path of their page; null for a guest. */
    public @Nullable String address() {
        return author == null ? null : author.address();
    }

    /** Those who wrote the story, for where there is no room for roles; all where nobody is named without one. */
    static List<Byline> writers(List<Byline> all) {
        List<Byline> writers =
                all.stream().filter(each -> each.role().isEmpty()).toList();
        return writers.isEmpty() ? all : writers;
    }
}
