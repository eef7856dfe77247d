package org.masthead.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found, best first.
 *
 * @param matches how many stories have the words; {@link StorySearch#RANKED} may also be more; 0 where nobody counted
 * @param next where the next page starts, or null on the last
 */
record FoundStories(
        List<FoundStory> stories, int matches, @Nullable String next) {

    static final FoundStories NONE = new FoundStories(List.of(), 0, null);

    public boolean isCounted() {
        return matches > 0;
    }

    /** Whether there are more than were ranked, so that the count is only a lower bound. */
    public boolean isCut() {
        return matches >= StorySearch.RANKED;
    }
}
