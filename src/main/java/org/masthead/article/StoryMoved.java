package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A story went from one state to another. Told within the transaction that moves it: what a listener writes there is
 * written exactly once.
 *
 * @param account who moved it; null where its moment had come
 * @param note what was said about it, may be empty
 */
public record StoryMoved(
        long articleId,
        StoryMove move,
        ArticleStatus from,
        ArticleStatus to,
        @Nullable Long account,
        String note,
        Instant at) {}
