package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A story as the desk plans it, whatever its state: where it stands, and what a check reads of it.
 *
 * @param body the stored markup
 * @param submittedBy a name, or null
 */
public record StoryDraft(
        long id,
        String headline,
        String teaser,
        String body,
        boolean hasPicture,
        String leadAltText,
        String leadCredit,
        ArticleStatus status,
        @Nullable String address,
        @Nullable Instant publishedAt,
        @Nullable Instant publishAt,
        @Nullable Instant embargoedUntil,
        boolean sensitive,
        String helpText,
        Discussion discussion,
        @Nullable String submittedBy) {

    /** Whether readers see it. */
    public boolean live() {
        return status == ArticleStatus.LIVE;
    }
}
