package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody set, moved or lifted a story's embargo.
 *
 * @param until null where it was lifted
 */
public record EmbargoChanged(
        long articleId, @Nullable Instant before, @Nullable Instant until, long account, Instant at) {}
