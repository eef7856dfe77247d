package org.masthead.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.masthead.web.TypedText;

/**
 * Which lines somebody wants to see. What is malformed narrows nothing.
 *
 * @param person the number of an account, or empty
 * @param kind of subject, or empty
 * @param subject words of its name, or its number after a {@code #}; or empty
 * @param from the first day, like 2026-11-24, or empty
 * @param to the last day, or empty
 */
record AuditFilter(String person, String kind, String subject, String from, String to) {

    static AuditFilter of(
            @Nullable String person,
            @Nullable String kind,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String to) {
        return new AuditFilter(
                TypedText.number(person).map(String::valueOf).orElse(""),
                TypedText.line(kind),
                TypedText.line(subject),
                day(from),
                day(to));
    }

    /** Whether nothing is narrowed. */
    public boolean isEmpty() {
        return (person + kind + subject + from + to).isEmpty();
    }

    @Nullable
    Long account() {
        return person.isEmpty() ? null : Long.valueOf(person);
    }

    /** The number that was asked for, or null. */
    @Nullable
    Long subjectNumber() {
        return subject.startsWith("#") ? TypedText.number(subject.substring(1)).orElse(null) : null;
    }

    OffsetDateTime start(ZoneId zone) {
        return from.isEmpty() ? Instant.EPOCH.atOffset(ZoneOffset.UTC) : startOf(LocalDate.parse(from), zone);
    }

    OffsetDateTime end(ZoneId zone) {
        return to.isEmpty()
                ? Instant.parse("9999-01-01T00:00:00Z").atOffset(ZoneOffset.UTC)
                : startOf(LocalDate.parse(to).plusDays(1), zone);
    }

    private static OffsetDateTime startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private static String day(@Nullable String typed) {
        try {
            LocalDate day = LocalDate.parse(TypedText.line(typed));
            return day.getYear() < 1970 || day.getYear() > 9990 ? "" : day.toString();
        } catch (DateTimeException malformed) {
            return "";
        }
    }
}
