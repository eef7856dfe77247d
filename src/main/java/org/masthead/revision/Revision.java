package org.masthead.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text as it was once saved.
 *
 * @param savedBy the account's number
 * @param inPlace whether the article's own row carried this text from then on
 */
public record Revision(
        long id,
        long articleId,
        @Nullable Long savedBy,
        @Nullable String savedByName,
        Instant savedAt,
        Reason reason,
        String note,
        boolean inPlace,
        StoryText text) {}
