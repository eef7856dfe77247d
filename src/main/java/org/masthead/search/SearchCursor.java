package org.masthead.search;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in what was found: after it comes what scores lower, or the same with a smaller number. The age of stories is
 * reckoned from the moment when the first page was read, so that scores do not change from page to page.
 */
record SearchCursor(double score, long id, Instant moment) {

    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{16})-(\\d{1,18})-(\\d{1,10})");

    /** Before everything. */
    static SearchCursor start(Instant now) {
        return new SearchCursor(Double.POSITIVE_INFINITY, Long.MAX_VALUE, Instant.ofEpochSecond(now.getEpochSecond()));
    }

    /** Reads one from an address; nothing where no page of ours made it. */
    static Optional<SearchCursor> parse(String text, Instant now) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double score = Double.longBitsToDouble(Long.parseUnsignedLong(matcher.group(1), 16));
        Instant moment = Instant.ofEpochSecond(Long.parseLong(matcher.group(3)));
        return Double.isFinite(score) && score >= 0 && !moment.isAfter(now)
                ? Optional.of(new SearchCursor(score, Long.parseLong(matcher.group(2)), moment))
                : Optional.empty();
    }

    /** As it stands in an address; the score in full, as a rounded one would repeat a story or lose one. */
    @Override
    public String toString() {
        return String.format("%016x-%d-%d", Double.doubleToLongBits(score), id, moment.getEpochSecond());
    }
}
