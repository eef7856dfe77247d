package org.masthead.moderation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator is told after a decision, in a page that stays as it is.
 *
 * @param notice what was done, and what was not and why
 * @param gone the numbers of the comments that lie elsewhere now
 * @param told what to say at those that stay as they are, by number
 * @param batch by which it is taken back, or null where there is nothing to take back
 * @param counts of the drawers as they are now
 */
record Answer(
        String notice,
        List<Long> gone,
        Map<Long, String> told,
        @Nullable Long batch,
        Map<String, Long> counts) {}
