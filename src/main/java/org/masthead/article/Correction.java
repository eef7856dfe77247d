package org.masthead.article;

import java.time.Instant;

/** A dated public note on what was wrong in an article, unclear, or not known before. */
public record Correction(long id, CorrectionKind kind, String text, Instant correctedAt) {

    /** Characters that a note may have. */
    public static final int LONGEST = 2000;
}
