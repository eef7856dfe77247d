package org.masthead.commenter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of an address sees of what is kept under it.
 *
 * @param browsers in which the address is known
 * @param total how many comments there are
 * @param comments some of them, the latest first
 * @param earlier the last of them where there are earlier ones, or null
 */
record OwnPage(
        String email,
        @Nullable String confirmedName,
        int browsers,
        long total,
        List<PersonalData.Written> comments,
        @Nullable Long earlier) {}
