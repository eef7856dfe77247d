package org.masthead.errata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as the desk sees it.
 *
 * @param sectionId of the story
 * @param address of the story's page; null if it has none
 * @param live whether readers see the story now
 * @param quotation may be empty
 * @param reason why it was declined, else empty
 * @param decidedBy the name of who decided, or null
 */
record ErrorReport(
        long id,
        long articleId,
        long sectionId,
        String headline,
        @Nullable String address,
        boolean live,
        String quotation,
        String explanation,
        @Nullable String email,
        @Nullable String networkAddress,
        Instant reportedAt,
        ReportStatus status,
        String reason,
        @Nullable Long correctionId,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    public boolean open() {
        return status == ReportStatus.REPORTED;
    }
}
