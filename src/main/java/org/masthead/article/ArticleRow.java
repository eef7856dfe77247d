package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article in the desk's list.
 *
 * @param editors who has it open now; null for nobody
 * @param pending whether it has a text that readers do not see yet
 */
record ArticleRow(
        long id,
        String headline,
        String sectionName,
        ArticleStatus status,
        String bylines,
        Instant savedAt,
        @Nullable String savedByName,
        @Nullable Instant publishedAt,
        @Nullable String address,
        @Nullable String editors,
        boolean pending) {}
