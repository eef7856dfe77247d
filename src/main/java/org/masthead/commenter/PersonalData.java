package org.masthead.commenter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept under an address, as its holder gets it.
 *
 * @param formerNames kept from others, as they are compared
 * @param moderatorsNote what the desk wrote down of the person; may be empty
 * @param kept what other rooms keep, by its name
 * @param browsers in which the address is known
 */
record PersonalData(
        String email,
        @Nullable String confirmedName,
        @Nullable Instant confirmedAt,
        @Nullable String trust,
        String moderatorsNote,
        List<String> formerNames,
        int browsers,
        List<Written> comments,
        List<Told> notifications,
        Map<String, List<?>> kept) {

    /**
     * A comment.
     *
     * @param story the headline
     * @param address of the story, or null
     * @param networkAddress where it came from, until that is erased
     * @param reasonNote more of the reason; may be empty
     * @param reports of others, without who they are and what they wrote, which could tell
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
            String reasonNote,
            @Nullable String networkAddress,
            List<String> earlierWordings,
            List<Reported> reports,
            @Nullable String appeal,
            @Nullable String receipt) {}

    /** That somebody reported a comment. */
    record Reported(String reason, Instant at) {}

    /** A wish to be told of replies. */
    record Told(String story, String of, Instant since, boolean confirmed) {}
}
