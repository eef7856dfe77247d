package org.masthead.article;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.revision.Choice;

/**
 * What is asked for with a text that is sent.
 *
 * @param base the revision that the editor started from
 * @param seen the revision that {@code choices} were made against; 0 for none
 * @param choices for the places of conflict with that one, in their order
 * @param note for the story's history
 * @param editor whose account it is done with; null where that is gone
 */
record SaveOrder(
        Move move,
        long base,
        long seen,
        List<Choice> choices,
        String note,
        @Nullable Long editor) {

    /** Where the text goes. */
    enum Move {
        /** Before the desk: a live article keeps what readers see. */
        SAVE,
        /** Before the readers. */
        PUBLISH,
        /** Before the readers beside a pending text, which takes the change over. */
        HOT_FIX,
        /** The same at a moment that was planned. */
        PLANNED,
        /** Before the desk again. */
        RESTORE;

        /** Whether it goes before the readers without what is pending. */
        boolean besidePending() {
            return this == HOT_FIX || this == PLANNED;
        }
    }

    /** The same for an order that was given before there was anything to choose. */
    static SaveOrder of(Move move, long base, long editor) {
        return new SaveOrder(move, base, 0, List.of(), "", editor);
    }

    List<Choice> choicesAgainst(long revision) {
        return seen == revision ? choices : List.of();
    }
}
