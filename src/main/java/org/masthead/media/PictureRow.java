package org.masthead.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture in the library.
 *
 * @param waiting whether something is to be developed
 * @param refusal why that failed, as the key of a message; may be empty
 * @param rights how it stands with its rights
 */
record PictureRow(
        PictureView view,
        PictureState state,
        boolean waiting,
        String refusal,
        String fileName,
        @Nullable String uploader,
        Instant uploadedAt,
        Rights rights,
        @Nullable Instant lastDay) {

    /** How it stands with the rights of a picture. */
    enum Rights {
        /** Without an end, or one far away. */
        FINE,
        /** They end within two weeks. */
        ENDING,
        /** They have ended: readers do not see it any more. */
        ENDED
    }

    public boolean ready() {
        return state == PictureState.READY;
    }

    public boolean ended() {
        return rights == Rights.ENDED;
    }

    public boolean ending() {
        return rights == Rights.ENDING;
    }
}
