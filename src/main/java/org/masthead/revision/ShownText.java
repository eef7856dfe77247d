package org.masthead.revision;

import java.time.Instant;

/**
 * A text that stood before the readers.
 *
 * @param since when it came there
 * @param reason why it was saved
 */
public record ShownText(Instant since, Reason reason, StoryText text) {}
