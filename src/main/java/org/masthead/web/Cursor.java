package org.masthead.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that runs from new to old: what comes after it is older, or as old with a smaller number. In an
 * address it reads {@code microseconds-number}.
 */
public record Cursor(Instant moment, long id) {

    /** Before everything: the list's first page. */
    public static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,17})-(\\d{1,18})");

    /**
     * Reads a cursor from an address.
     *
     * @param text null or empty for the first page
     * @return nothing where the text is not a cursor
     */
    public static Optional<Cursor> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.of(START);
        }
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant moment = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
        return Optional.of(new Cursor(moment, Long.parseLong(matcher.group(2))));
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment) + "-" + id;
    }
}
