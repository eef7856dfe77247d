package org.masthead.article;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.revision.MergeConflict;
import org.masthead.revision.Revision;

/**
 * What became of a save.
 *
 * @param outcome what was done
 * @param with whose text it was merged with; null where there was nothing to merge
 * @param told whether readers are told of an update
 * @param conflict null unless nothing was saved because of it
 */
record SaveResult(
        Outcome outcome,
        @Nullable Revision with,
        boolean told,
        @Nullable Conflict conflict) {

    /** What was done. */
    enum Outcome {
        /** Kept; readers see nothing of it yet. */
        KEPT,
        /** Kept, and the article's row carries it. */
        IN_PLACE,
        /** Nothing: the form has mistakes. */
        REFUSED,
        /** Nothing: two people changed the same places. */
        CONFLICT
    }

    /**
     * Places that two people changed.
     *
     * @param mine what was sent, to be sent again with choices
     * @param base the revision it started from
     */
    record Conflict(List<MergeConflict> places, Revision theirs, ArticleForm mine, long base) {}

    static SaveResult refused() {
        return new SaveResult(Outcome.REFUSED, null, false, null);
    }

    static SaveResult conflict(List<MergeConflict> places, Revision theirs, ArticleForm mine, long base) {
        return new SaveResult(Outcome.CONFLICT, null, false, new Conflict(places, theirs, mine, base));
    }
}
