package org.masthead.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far the desk trusts somebody. */
enum Trust {
    /** Nothing of theirs was approved so far. */
    NEW,
    /** The desk approved something of theirs, or said so. */
    APPROVED,
    /** Appears at once, where they proved their address. */
    TRUSTED,
    /** May not write; they are told. */
    BANNED;

    /** What the desk may set by hand; a ban has a reason and an end, so it is made elsewhere. */
    static Optional<Trust> settable(String name) {
        return Arrays.stream(values())
                .filter(each -> each != BANNED && each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
