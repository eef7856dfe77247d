package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody else saved while an editor was writing, to be read beside the editor's own text. */
record ArticleConflict(
        @Nullable String savedByName,
        Instant savedAt,
        String headline,
        String standfirst,
        String teaser,
        String body) {}
