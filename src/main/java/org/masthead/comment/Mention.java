package org.masthead.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another site that links to a story.
 *
 * @param title as it calls itself
 * @param address of its page, if it told one
 * @param excerpt what it says around the link; may be empty
 */
public record Mention(long id, String title, @Nullable String address, String excerpt, Instant mentionedAt) {}
