package org.masthead.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Story;

/**
 * One page of a list of stories, newest first: a section, tag, author or month.
 *
 * @param label what kind of list it is ("Section", "Tag"), above the title
 * @param summary a line or a paragraph about it; may be empty
 * @param newestAddress of the list's first page, or null on the first page itself
 * @param olderAddress of the next page, or null on the last
 * @param links to neighbours, such as the month before; may be empty
 */
record StoryList(
        String label,
        String title,
        String summary,
        List<Story> stories,
        @Nullable String newestAddress,
        @Nullable String olderAddress,
        List<Link> links) {

    /** A link to a neighbouring list. */
    record Link(String address, String text) {}
}
