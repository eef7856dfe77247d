package org.masthead.article;

import java.time.Instant;

/** A dated public note on what was wrong in an article. */
public record Correction(long id, String text, Instant correctedAt) {

    static final int LONGEST = 2000;
}
