package org.masthead.commenter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.text.CommentMarkup;
import org.masthead.text.SafeHtml;

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
        List<Shown> comments,
        @Nullable Long earlier) {

    /**
     * A comment.
     *
     * @param body as readers see it
     */
    record Shown(PersonalData.Written written, SafeHtml body) {

        static Shown of(PersonalData.Written written) {
            return new Shown(written, CommentMarkup.render(written.text()));
        }
    }
}
