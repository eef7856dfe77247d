package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody else saved while an editor was writing, to be read beside the editor's own text. */
record ArticleConflict(
        @Nullable String savedByName,
        Instant savedAt,
        String headline,
        String standfirst,
        String teaser,
        String body,
        List<Difference> others) {

    /**
     * A field beside the text that they saved otherwise.
     *
     * @param labelKey the message that names it
     * @param value as they saved it; may be empty
     */
    record Difference(String labelKey, String value) {}
}
