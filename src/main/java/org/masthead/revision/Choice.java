package org.masthead.revision;

import java.util.ArrayList;
import java.util.List;

/** What becomes of a place that two people changed. */
public enum Choice {
    MINE,
    THEIRS,
    /** One after the other, theirs first; only where there may be several. */
    BOTH;

    List<String> of(List<String> mine, List<String> theirs) {
        if (this != BOTH) {
            return this == MINE ? mine : theirs;
        }
        List<String> both = new ArrayList<>(theirs);
        both.addAll(mine);
        return both;
    }
}
