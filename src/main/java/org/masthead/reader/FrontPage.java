package org.masthead.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.section.SectionLabel;

/**
 * The front page; no story stands on it twice.
 *
 * @param lead null on a site without stories
 * @param olderAddress of the list that goes on where {@code latest} ends, or null
 */
record FrontPage(
        @Nullable StoryCard lead,
        List<StoryCard> latest,
        List<Block> blocks,
        @Nullable String olderAddress) {

    /** A section's newest stories. */
    record Block(SectionLabel section, List<StoryCard> stories) {}
}
