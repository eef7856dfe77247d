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

    /** How many records came out of the file so far. */
    public long records() {
        return totals.read();
    }

    /** Whether somebody is at it, as far as is known. */
    public boolean isBusy() {
        return state == State.RUNNING || state == State.STOPPING || state == State.UNDOING;
    }

    /** Whether it can go on where it is. */
    public boolean mayGoOn() {
        return !dry && state.mayGoOn() && state != State.RUNNING && state != State.STOPPING;
    }

    /** Whether what it brought can be taken back. */
    public boolean mayBeUndone() {
        return !dry && (state == State.FINISHED || state == State.STOPPED || state == State.FAILED);
    }

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
