package org.masthead.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.PersonalTraces;
import org.springframework.stereotype.Component;

/**
 * The bans of a person. One that holds outlasts the erasure of everything else, as a digest from which nobody reads the
 * address; of one that is over nothing stays.
 */
@Component
class BansOnRecord implements PersonalTraces {

    private final Bans bans;

    BansOnRecord(Bans bans) {
        this.bans = bans;
    }

    /** A ban as the person gets it, without the name of whoever made it. */
    record Told(
            String reason,
            String note,
            Instant since,
            @Nullable Instant until,
            boolean lifted) {}

    @Override
    public String name() {
        return "bans";
    }

    @Override
    public List<Told> of(String email) {
        return bans.of(email, null).stream()
                .map(ban -> new Told(ban.reason(), ban.note(), ban.createdAt(), ban.endsAt(), ban.lifted()))
                .toList();
    }

    @Override
    public void erase(String email) {
        bans.forget(email);
    }
}
