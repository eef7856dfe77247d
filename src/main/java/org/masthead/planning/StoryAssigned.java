package org.masthead.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody was given something to do for a story. */
public record StoryAssigned(
        long articleId,
        long assignee,
        String task,
        @Nullable Instant dueAt,
        long account,
        Instant at) {}
