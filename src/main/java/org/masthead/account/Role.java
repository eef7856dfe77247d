package org.masthead.account;

import org.masthead.right.Extent;
import org.masthead.right.Right;

/** What someone is at the desk; what that lets them do is said in {@link Right}, whose columns are in this order. */
public enum Role {
    /** Writes own drafts and submits them. */
    CONTRIBUTOR,
    /** Writes own stories, and publishes them if allowed. */
    REPORTER,
    /** Has all stories, the fronts, and the comments. */
    EDITOR,
    /** Has the comments only. */
    MODERATOR,
    /** Does everything, and decides who else may enter. */
    ADMINISTRATOR;

    /** How far a right goes in this role. */
    public Extent extentOf(Right right) {
        return right.in(ordinal());
    }
}
