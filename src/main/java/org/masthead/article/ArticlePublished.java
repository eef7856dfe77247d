package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A story came before the readers, at its scheduled moment or by hand. Told exactly once, within that transaction.
 *
 * @param publishedAt the moment that readers are shown
 * @param account who published it; null where its moment had come
 */
public record ArticlePublished(
        long articleId, Instant publishedAt, @Nullable Long account) {}
