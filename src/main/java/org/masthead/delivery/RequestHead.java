package org.masthead.delivery;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request for a page, read where it lies. It understands less than HTTP allows (RFC 9112, 2 to 5): what
 * is unusual in any way, or might have a body, is left to who knows all of it. One thread uses it again and again.
 */
final class RequestHead {

    private static final int MOST_FIELDS = 64;
    private static final String VERSION = " HTTP/1.1\r\n";

    private final byte[] bytes;
    private final int[] names = new int[MOST_FIELDS * 2];
    private final int[] values = new int[MOST_FIELDS * 2];
    private int fields;
    private boolean head;
    private String target = "";
    private int end;

    RequestHead(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether a whole plain head begins there; else nothing that is asked about it means anything. */
    boolean read(int from, int to) {
        int at = method(from, to);
        if (at < 0) {
            return false;
        }
        int begin = at;
        while (at < to && bytes[at] > ' ' && bytes[at] < 127) {
            at++;
        }
        if (at == begin || bytes[begin] != '/' || !follows(VERSION, at, to)) {
            return false;
        }
        target = text(begin, at);
        at += VERSION.length();
        for (fields = 0; fields < MOST_FIELDS; fields++) {
            if (follows("\r\n", at, to)) {
                end = at + 2;
                return isPlain();
            }
            at = field(at, to);
            if (at < 0) {
                return false;
            }
        }
        return false;
    }

    /** The place of what follows the method, or less than nothing. */
    private int method(int from, int to) {
        head = follows("HEAD ", from, to);
        return head ? from + 5 : follows("GET ", from, to) ? from + 4 : -1;
    }

    /** Takes in a line; the place of the next, or less than nothing. */
    private int field(int from, int to) {
        int at = from;
        while (at < to && isOfName(bytes[at])) {
            at++;
        }
        if (at == from || at == to || bytes[at] != ':') {
            return -1;
        }
        names[2 * fields] = from;
        names[2 * fields + 1] = at;
        do {
            at++;
        } while (at < to && bytes[at] == ' ');
        int begin = at;
        while (at < to && bytes[at] >= ' ' && bytes[at] < 127) {
            at++;
        }
        values[2 * fields] = begin;
        values[2 * fields + 1] = at;
        // One that ends with a blank is unusual.
        boolean ends = follows("\r\n", at, to) && (at == begin || bytes[at - 1] != ' ');
        return ends ? at + 2 : -1;
    }

    private static boolean isOfName(byte letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter == '-'
                || letter >= '0' && letter <= '9';
    }

    /** Whether one host is asked, no body can follow, and the connection stays what it is. */
    private boolean isPlain() {
        int hosts = 0;
        for (int field = 0; field < fields; field++) {
            if (isNamed(field, "Host")) {
                hosts++;
            } else if (isNamed(field, "Content-Length")
                    || isNamed(field, "Transfer-Encoding")
                    || isNamed(field, "Upgrade")
                    || isNamed(field, "Expect")
                    || isNamed(field, "Connection") && !"keep-alive".equalsIgnoreCase(value(field))) {
                return false;
            }
        }
        return hosts == 1;
    }

    /** Whether it is {@code HEAD} rather than {@code GET}. */
    boolean isHead() {
        return head;
    }

    /** Path and query, as they were sent. */
    String target() {
        return target;
    }

    /** The first value of a field, or null. */
    @Nullable
    String asked(String name) {
        for (int field = 0; field < fields; field++) {
            if (isNamed(field, name)) {
                return value(field);
            }
        }
        return null;
    }

    /** Where what follows it begins. */
    int end() {
        return end;
    }

    private boolean isNamed(int field, String name) {
        int from = names[2 * field];
        if (names[2 * field + 1] - from != name.length()) {
            return false;
        }
        for (int at = 0; at < name.length(); at++) {
            // Both are letters and hyphens or differ: this bit is the case of a letter.
            if ((bytes[from + at] | 0x20) != (name.charAt(at) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private String value(int field) {
        return text(values[2 * field], values[2 * field + 1]);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private boolean follows(String text, int at, int to) {
        if (to - at < text.length()) {
            return false;
        }
        for (int letter = 0; letter < text.length(); letter++) {
            if (bytes[at + letter] != text.charAt(letter)) {
                return false;
            }
        }
        return true;
    }
}
