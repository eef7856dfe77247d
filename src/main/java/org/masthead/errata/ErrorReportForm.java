package org.masthead.errata;

import org.jspecify.annotations.Nullable;

/**
 * What a reader types who found an error. {@code nickname} is a trap: people never see the field.
 *
 * @param quotation the words that are wrong, may be left out
 * @param email for questions of the desk, may be left out
 */
public record ErrorReportForm(
        @Nullable String explanation,
        @Nullable String quotation,
        @Nullable String email,
        @Nullable String nickname) {

    static ErrorReportForm empty() {
        return new ErrorReportForm(null, null, null, null);
    }
}
