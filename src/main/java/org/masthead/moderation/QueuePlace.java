package org.masthead.moderation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of the queue ended; what comes after it has less harm or is older. In an address it reads
 * {@code key-number}.
 *
 * @param key of the order: the bits of the harm, or microseconds
 */
record QueuePlace(long key, long id) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,19})-(\\d{1,18})");

    /** Before everything. */
    static QueuePlace start(QueueOrder order) {
        return new QueuePlace(
                order == QueueOrder.HARM
                        ? Double.doubleToLongBits(Double.MAX_VALUE)
                        : micros(Instant.parse("9999-12-31T00:00:00Z")),
                Long.MAX_VALUE);
    }

    /** Where a comment stands. */
    static QueuePlace of(QueuedComment comment, QueueOrder order) {
        return new QueuePlace(
                order == QueueOrder.HARM ? Double.doubleToLongBits(comment.harm()) : micros(comment.createdAt()),
                comment.id());
    }

    static Optional<QueuePlace> parse(@Nullable String text, QueueOrder order) {
        if (text == null || text.isEmpty()) {
            return Optional.of(start(order));
        }
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new QueuePlace(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** For {@link QueueOrder#after}. */
    Object value(QueueOrder order) {
        return order == QueueOrder.HARM
                ? Double.longBitsToDouble(key)
                : Instant.EPOCH.plus(key, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }

    @Override
    public String toString() {
        return key + "-" + id;
    }
}
