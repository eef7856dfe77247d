package org.masthead.commenter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept under an address, as its holder gets it.
 *
 * @param browsers in which the address is known
 */
record PersonalData(
        String email,
        @Nullable String confirmedName,
        @Nullable Instant confirmedAt,
        @Nullable String trust,
        int browsers,
        List<Written> comments,
        List<Told> notifications) {

    /**
     * A comment.
     *
     * @param story the headline
     * @param address of the story, or null
     * @param networkAddress where it came from, until that is erased
     * @param appeal the words of an appeal, or null
     */
    record Written(
            String story,
            @Nullable String address,
            String name,
            @Nullable String website,
            String text,
            Instant writtenAt,
            @Nullable Instant editedAt,
            String status,
            @Nullable String reason,
            @Nullable String networkAddress,
            List<String> earlierWordings,
            @Nullable String appeal,
            @Nullable String receipt) {}

    /** A wish to be told of replies. */
    record Told(String story, String of, Instant since, boolean confirmed) {}

    /** Whether there is anything at all. */
    boolean isEmpty() {
        return comments.isEmpty() && notifications.isEmpty() && confirmedAt == null;
    }
}
