package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.masthead.revision.ComparedParagraph.InlineWords;

/**
 * A version of a live story that readers had, and how it differs from the one before.
 *
 * @param notes the public notes that came with it
 * @param fields those with other words than before; none for the first version, or where only a note came
 */
public record PublishedVersion(Instant since, Kind kind, List<Correction> notes, List<Field> fields) {

    /** What it was to readers. */
    public enum Kind {
        PUBLISHED,
        UPDATED,
        /** A small mend. */
        FIXED
    }

    /** A field with other words. */
    public record Field(String name, List<Passage> passages) {}

    /**
     * A paragraph with other words.
     *
     * @param apart whether paragraphs without a change stand between it and what is shown before it
     */
    public record Passage(List<InlineWords> words, boolean apart) {}
}
