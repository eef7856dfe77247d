package org.masthead.comment;

import java.util.List;

/**
 * A screen that looks into what is on record. It is asked once about all comments that come at the same moment, so that
 * they cost one statement however many they are.
 */
public interface RecordScreen {

    /** What it noticed of each, in their order; an empty list where it has nothing to say of one. */
    List<List<Finding>> examine(List<Submission> submissions);
}
