package org.masthead.moderation;

import org.jspecify.annotations.Nullable;

/**
 * Who looks at a comment, or was given it.
 *
 * @param given whether it has no end
 * @param mine whether it is the asking moderator's own
 */
record Claim(long accountId, @Nullable String name, boolean given, boolean mine) {}
