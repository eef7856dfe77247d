package org.masthead.arrival;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments as other systems tell them: some never were, and no database holds them. */
final class OldMoment {

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2200;

    private OldMoment() {}

    /** A moment at which somebody can have written something; null for others. */
    static @Nullable Instant sane(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        return year < FIRST_YEAR || year > LAST_YEAR ? null : moment;
    }
}
