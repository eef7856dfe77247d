package org.masthead.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment with all that helps to decide on it.
 *
 * @param held what screens noticed, in words
 * @param waits why it waits though none of them holds it, or null
 * @param complaints of readers that nobody has settled, the latest first
 * @param earlier wordings, the latest first
 * @param appeal of its writer against its removal, or null
 */
record QueueEntry(
        QueuedComment comment,
        PersonBrief person,
        List<String> held,
        @Nullable String waits,
        List<Complaint> complaints,
        List<Earlier> earlier,
        @Nullable Appeal appeal) {

    /** What a reader said against it. */
    record Complaint(String reason, String note, Instant at) {}

    /** What it said before it was edited. */
    record Earlier(String body, Instant until) {}

    /**
     * What its writer says against the decision.
     *
     * @param outcome {@code upheld} or {@code overturned}; null while it is open
     * @param decidedBy the name of whoever decided on it, or null
     */
    record Appeal(
            String words,
            Instant madeAt,
            @Nullable String outcome,
            String answer,
            @Nullable String decidedBy) {

        public boolean open() {
            return outcome == null;
        }
    }
}
