package org.masthead.article;

import org.jspecify.annotations.Nullable;

/**
 * Readers find a new note under a live story. Told within the transaction that puts it there.
 *
 * @param account who wrote it, or null for none
 */
public record StoryCorrected(
        long articleId,
        long correctionId,
        CorrectionKind kind,
        @Nullable Long account) {}
