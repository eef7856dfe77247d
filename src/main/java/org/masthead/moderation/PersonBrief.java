package org.masthead.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the desk knows of somebody at a glance, by the e-mail address they type.
 *
 * @param firstSeen when the first comment under the address came
 * @param confirmed whether somebody proved to hold the address
 * @param note of the moderators, may be empty
 */
record PersonBrief(
        long approved,
        long removed,
        long spam,
        long pending,
        @Nullable Instant firstSeen,
        boolean confirmed,
        Trust trust,
        String note) {

    /** Of somebody without an address. */
    static final PersonBrief NOBODY = new PersonBrief(0, 0, 0, 0, null, false, Trust.NEW, "");

    /** Whether this is the first that was heard of them. */
    public boolean first() {
        return approved + removed + spam == 0;
    }
}
