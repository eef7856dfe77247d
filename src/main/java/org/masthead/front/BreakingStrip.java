package org.masthead.front;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The strip above every public page while news is breaking.
 *
 * @param articleId of the story it is about, or null
 * @param address of that story, or null where readers may not see it
 */
public record BreakingStrip(
        String words, @Nullable Long articleId, @Nullable String address, Instant startsAt, Instant endsAt) {}
