package org.masthead.arrival;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import: of one file, until it is at its end.
 *
 * @param origin the site it comes from; empty until that is known
 * @param position how many records of the file are settled
 * @param progress how much of the file is read, in thousandths
 * @param problem why it failed; may be empty
 */
record ImportRun(
        long id,
        String source,
        String origin,
        String fileName,
        boolean dry,
        State state,
        long position,
        Totals totals,
        int progress,
        String problem,
        @Nullable String person,
        Instant startedAt,
        Instant seenAt,
        @Nullable Instant finishedAt) {

    /** How far it is. */
    enum State {
        RUNNING,
        /** Somebody asked it to stop; it does so after its batch. */
        STOPPING,
        STOPPED,
        FAILED,
        FINISHED,
        UNDOING,
        UNDONE;

        boolean mayGoOn() {
            return this == RUNNING || this == STOPPING || this == STOPPED || this == FAILED;
        }
    }
}
