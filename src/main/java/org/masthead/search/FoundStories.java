package org.masthead.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found, best first.
 *
 * @param matches how many stories have the words; {@link StorySearch#RANKED} may also be more
 * @param next where the next page starts, or null on the last
 */
record FoundStories(
        List<FoundStory> stories, int matches, @Nullable SearchCursor next) {

    static final FoundStories NONE = new FoundStories(List.of(), 0, null);

    /** Whether there are more than were ranked, so that the count is only a lower bound. */
    public boolean isCut() {
        return matches >= StorySearch.RANKED;
    }
}
