package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an article stands, for the margin of its form. */
record ArticleState(
        long id,
        ArticleStatus status,
        @Nullable String address,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        Instant savedAt,
        @Nullable String savedByName,
        List<Correction> corrections,
        @Nullable Instant publishAt,
        @Nullable Instant embargoedUntil,
        String withdrawalNotice) {

    public boolean live() {
        return status == ArticleStatus.LIVE;
    }

    /** Whether readers have never seen it. */
    boolean neverPublished() {
        return publishedAt == null;
    }
}
