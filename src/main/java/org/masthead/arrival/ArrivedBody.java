package org.masthead.arrival;

import java.util.Comparator;
import java.util.Set;

/**
 * The body of a story that arrived.
 *
 * @param html the stored form
 * @param losses what it had that is not here
 * @param hasPictures whether the text had pictures, here or not
 */
record ArrivedBody(String html, Set<Loss> losses, boolean hasPictures) {

    /** Something without an equivalent, by the end of a message key and its own name. */
    record Loss(String reason, String detail) implements Comparable<Loss> {

        @Override
        public int compareTo(Loss other) {
            return Comparator.comparing(Loss::reason)
                    .thenComparing(Loss::detail)
                    .compare(this, other);
        }
    }
}
