package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article as the desk offers it to be put somewhere; readers may see it only where it is live. */
public record StoryChoice(
        long id,
        String headline,
        String sectionName,
        ArticleStatus status,
        @Nullable Instant publishedAt,
        @Nullable String address) {

    /** Whether readers see it at a moment. */
    public boolean isLiveAt(Instant now) {
        return status == ArticleStatus.LIVE && publishedAt != null && !publishedAt.isAfter(now);
    }
}
