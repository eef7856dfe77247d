package org.masthead.agenda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody was asked to do for a story.
 *
 * @param opens whether the story is one of those that they may open
 */
record OpenTask(
        String task,
        long story,
        String headline,
        boolean opens,
        @Nullable Instant dueAt,
        boolean late) {}
