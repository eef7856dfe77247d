package org.masthead.comment;

import java.util.List;

/**
 * Something that looks at each comment before it is kept, by the comment itself or by asking elsewhere; what the
 * database has to say is for a {@link RecordScreen}. Every bean of both is asked, at a new comment and at a new wording
 * alike; the gravest of all findings decides.
 */
public interface CommentScreen {

    /** What it noticed; empty where it has nothing to say. */
    List<Finding> examine(Submission submission);

    /** Whether it may wait for somebody elsewhere; others have what is ours meanwhile. */
    default boolean asksElsewhere() {
        return false;
    }
}
