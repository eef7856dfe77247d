package org.masthead.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A single range of bytes (RFC 9110, 14.1.2); empty where it lies beyond the end.
 *
 * @param to inclusive
 */
record ByteRange(int from, int to) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    /** Null where it cannot be read or asks for several: the whole is then the answer. */
    static @Nullable ByteRange of(String range, int length) {
        Matcher single = SINGLE.matcher(range.strip());
        if (!single.matches()) {
            return null;
        }
        String first = single.group(1);
        String last = single.group(2);
        if (first.isEmpty()) {
            if (last.isEmpty()) {
                return null;
            }
            int count = Math.min(length, Integer.parseInt(last));
            return new ByteRange(length - count, length - 1);
        }
        int from = Integer.parseInt(first);
        int to = last.isEmpty() ? length - 1 : Integer.parseInt(last);
        if (!last.isEmpty() && to < from) {
            return null;
        }
        return from >= length ? new ByteRange(length, length - 1) : new ByteRange(from, Math.min(to, length - 1));
    }

    int length() {
        return to - from + 1;
    }

    boolean isEmpty() {
        return length() <= 0;
    }
}
