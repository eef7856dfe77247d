package org.masthead.comment;

import java.util.List;

/**
 * Something that looks at each comment before it is kept. Every bean of it is asked, at a new comment and at a new
 * wording alike; the gravest of all findings decides.
 */
public interface CommentScreen {

    /** What it noticed; empty where it has nothing to say. */
    List<Finding> examine(Submission submission);
}
