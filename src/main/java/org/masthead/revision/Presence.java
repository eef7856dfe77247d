package org.masthead.revision;

import java.time.Instant;

/**
 * Somebody who has a story open.
 *
 * @param holds whether the others wait for them
 */
public record Presence(long account, String name, Instant since, boolean holds) {}
