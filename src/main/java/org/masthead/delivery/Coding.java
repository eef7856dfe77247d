package org.masthead.delivery;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the bytes of an answer travel (RFC 9110, 8.4), the best first. */
enum Coding {
    BROTLI("br"),
    GZIP("gzip"),
    PLAIN("identity");

    private static final Pattern NOTHING = Pattern.compile(";q=0(\\.0*)?");

    private final String token;

    Coding(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /**
     * The best coding that whoever asks can read.
     *
     * @param accepted the value of {@code Accept-Encoding}, or null
     */
    static Coding accepted(@Nullable String accepted, boolean brotli) {
        if (accepted == null || accepted.isEmpty()) {
            return PLAIN;
        }
        if (brotli && accepts(accepted, BROTLI.token)) {
            return BROTLI;
        }
        return accepts(accepted, GZIP.token) ? GZIP : PLAIN;
    }

    /** Whether the list names the coding, other than by a weight of nothing. */
    private static boolean accepts(String list, String token) {
        int at = list.indexOf(token);
        if (at < 0) {
            return false;
        }
        int end = at + token.length();
        boolean alone = (at == 0 || separates(list.charAt(at - 1)))
                && (end == list.length() || separates(list.charAt(end)) || list.charAt(end) == ';');
        if (!alone) {
            return accepts(list.substring(end), token);
        }
        int next = list.indexOf(',', end);
        String weight = list.substring(end, next < 0 ? list.length() : next)
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
        return weight.isEmpty() || !NOTHING.matcher(weight).matches();
    }

    private static boolean separates(char character) {
        return character == ',' || character == ' ' || character == '\t';
    }
}
