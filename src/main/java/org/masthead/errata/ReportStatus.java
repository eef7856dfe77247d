package org.masthead.errata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a report. */
enum ReportStatus {
    /** It waits for the desk. */
    REPORTED,
    /** The story is right now. */
    FIXED,
    /** It was no error; the desk has said why. */
    DECLINED;

    /** The status of that name as it stands in addresses. */
    static Optional<ReportStatus> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** Its name in addresses. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
