package org.masthead.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Story;
import org.masthead.section.SectionLabel;

/**
 * The front page; no story stands on it twice.
 *
 * @param lead null on a site without stories
 * @param latest beside the lead, newest first
 * @param major the places behind the lead
 * @param minor the places behind those
 * @param discussed what readers reply to, most replies first
 * @param blocks the sections' newest stories
 * @param olderAddress of the list that goes on where {@code latest} ends, or null
 */
record FrontPage(
        @Nullable Story lead,
        List<Story> latest,
        List<Story> major,
        List<Story> minor,
        List<Discussed> discussed,
        List<Block> blocks,
        @Nullable String olderAddress) {

    /** A section's newest stories. */
    record Block(SectionLabel section, List<Story> stories) {}

    /**
     * A story that readers talk about.
     *
     * @param recent how many of its replies are of the last days
     */
    record Discussed(Story story, long recent) {}
}
