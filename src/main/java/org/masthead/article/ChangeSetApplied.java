package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that was planned for a moment is before the readers. Told exactly once, within that transaction.
 *
 * @param account who planned it
 * @param fields the message keys of what it changed
 * @param placement where the story stands on the fronts from now on
 */
public record ChangeSetApplied(
        long articleId,
        long changeSetId,
        List<String> fields,
        Placement placement,
        @Nullable Long account,
        Instant at) {}
