package org.masthead.planning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/**
 * A moment as it is typed, in the site's time. Where clocks go forward some times do not exist, where they go back some
 * come twice; neither is guessed at: the first is refused, for the second a person says which of the two.
 */
final class TypedMoment {

    /** The value of the choice for the first of two equal times. */
    static final String FIRST = "first";

    /** The value of the choice for the second. */
    static final String SECOND = "second";

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(2200, 1, 1, 0, 0);

    private TypedMoment() {}

    /** As an input of a form shows it. */
    static String field(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? "" : FIELD.format(moment.atZone(zone));
    }

    /**
     * The moment, or nothing where {@code errors} now says what is wrong.
     *
     * @param which of two equal times; {@link #FIRST}, {@link #SECOND}, or anything else for no choice
     */
    static Optional<Instant> read(
            String field, @Nullable String typed, @Nullable String which, ZoneId zone, FormErrors errors) {
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(TypedText.line(typed));
        } catch (DateTimeException malformed) {
            errors.add(field, "planning.error.moment");
            return Optional.empty();
        }
        if (local.isBefore(EARLIEST) || local.isAfter(LATEST)) {
            errors.add(field, "planning.error.moment");
            return Optional.empty();
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            errors.add(
                    field,
                    "planning.error.gap",
                    TIME.format(gap.getDateTimeBefore()),
                    TIME.format(gap.getDateTimeAfter()));
            return Optional.empty();
        }
        if (offsets.size() > 1 && !FIRST.equals(which) && !SECOND.equals(which)) {
            errors.add(field, "planning.error.twice", TIME.format(local));
            return Optional.empty();
        }
        // The valid offsets of an overlap are in the order in which their times come.
        ZoneOffset offset = offsets.get(SECOND.equals(which) ? offsets.size() - 1 : 0);
        return Optional.of(local.toInstant(offset));
    }

    /** Whether a typed time comes twice, so that the form has to ask which. */
    static boolean comesTwice(@Nullable String typed, ZoneId zone) {
        try {
            return zone.getRules()
                            .getValidOffsets(LocalDateTime.parse(TypedText.line(typed)))
                            .size()
                    > 1;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
