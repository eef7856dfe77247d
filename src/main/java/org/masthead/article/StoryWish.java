package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which live stories a program outside asks for; null where it does not matter.
 *
 * @param since published at that moment or later
 * @param until published before that moment
 * @param changedSince of those that changed at that moment or later the last changed first
 */
public record StoryWish(
        @Nullable Long section,
        @Nullable Long tag,
        @Nullable Long author,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Instant changedSince) {

    /** All stories. */
    public static final StoryWish ALL = new StoryWish(null, null, null, null, null, null);
}
