package org.masthead.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished answer.
 *
 * @param status 200, or that of an address which leads on or to nothing
 * @param type of its bytes
 * @param headers in the order they are sent, without what depends on the coding that is chosen
 * @param body its bytes in each coding that was asked for
 * @param parts what it is made of
 * @param begunAt the count of changes before its making began
 * @param madeAt when its bytes became what they are, to the second
 * @param modified the same as {@code Last-Modified}
 * @param madeNanos when it was made, by {@link System#nanoTime()}
 * @param until the moment from which on it is wrong, in milliseconds of the epoch
 * @param remakes how many versions before it changed as soon as they were made
 */
record StoredPage(
        int status,
        String type,
        List<Header> headers,
        Bodies body,
        List<Part> parts,
        long begunAt,
        Instant madeAt,
        String modified,
        long madeNanos,
        long until,
        int remakes) {

    /** A line of the answer's head. */
    record Header(String name, String value) {}

    /** Whether nothing that it is made of changed, as far as this node knows. */
    boolean isCurrent() {
        return changedPart() == null;
    }

    /** Of what it is made of, something that changed; null while it is right. */
    @Nullable
    Part changedPart() {
        for (Part part : parts) {
            if (part.changedSince(begunAt)) {
                return part;
            }
        }
        return null;
    }

    /** In bytes, roughly: what it takes of the memory for pages. */
    int weight() {
        return body.weight() + 300 * (2 + headers.size());
    }
}
