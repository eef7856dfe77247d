package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article in the desk's list. */
record ArticleRow(
        long id,
        String headline,
        String sectionName,
        ArticleStatus status,
        String bylines,
        Instant savedAt,
        @Nullable String savedByName,
        @Nullable Instant publishedAt,
        @Nullable String address) {}
