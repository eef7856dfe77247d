package org.masthead.search;

import java.util.ArrayList;
import java.util.List;

/** Plain text in which the words that were looked for are marked; a page escapes and prints it part by part. */
record MarkedText(List<Part> parts) {

    /** Around what the database marks. No stored word has them: {@code search_plain_text} takes them out. */
    static final char START = '\u0002';

    static final char STOP = '\u0003';

    /** Some words, marked or not. */
    record Part(String text, boolean marked) {}

    /** Reads what {@code ts_headline} wrote. */
    static MarkedText read(String headline) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        boolean marked = false;
        for (int i = 0; i <= headline.length(); i++) {
            char here = i == headline.length() ? (marked ? STOP : START) : headline.charAt(i);
            if (here == START || here == STOP) {
                if (i > from) {
                    parts.add(new Part(headline.substring(from, i), marked));
                }
                from = i + 1;
                marked = here == START;
            }
        }
        return new MarkedText(List.copyOf(parts));
    }

    /** Whether any word of it is marked. */
    boolean hasMarks() {
        return parts.stream().anyMatch(Part::marked);
    }
}
