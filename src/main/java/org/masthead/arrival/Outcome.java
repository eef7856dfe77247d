package org.masthead.arrival;

import java.util.Locale;

/** What became of a record. */
enum Outcome {
    IMPORTED,
    UPDATED,
    UNCHANGED,
    REFUSED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
