package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a saved text before the readers.
 *
 * @param publishedAt the moment readers are shown; null to leave it
 * @param publish whether it goes before the readers now
 * @param substantive whether readers are told of the update
 * @param correction a notice for them, or empty; it is an update of itself
 * @param takenBack numbers of corrections that are taken away
 * @param kind of the notice
 */
record Change(
        @Nullable Instant publishedAt,
        boolean publish,
        boolean substantive,
        String correction,
        List<Long> takenBack,
        CorrectionKind kind) {}
