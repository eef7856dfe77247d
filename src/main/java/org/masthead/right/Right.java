package org.masthead.right;

import static org.masthead.right.Extent.ALL;
import static org.masthead.right.Extent.NONE;
import static org.masthead.right.Extent.OWN;
import static org.masthead.right.Extent.OWN_IF_ALLOWED;

/** What there is to be done at the desk. The columns are the roles in their order; the README shows the same table. */
public enum Right {
    //                   contributor, reporter, editor, moderator, administrator
    /** Start stories, change, preview and submit them, and delete those that never were live. */
    WRITE_STORIES(OWN, OWN, ALL, NONE, ALL),
    /** Put stories before the readers now or later, change what they see, withdraw. */
    PUBLISH_STORIES(NONE, OWN_IF_ALLOWED, ALL, NONE, ALL),
    /** Approve what was submitted or send it back, and hand stories to somebody else. */
    REVIEW_STORIES(NONE, NONE, ALL, NONE, ALL),
    /** Publish in spite of an embargo. */
    LIFT_EMBARGOES(NONE, NONE, NONE, NONE, ALL),
    /** Upload pictures, change their words, delete them. */
    KEEP_PICTURES(OWN, OWN, ALL, NONE, ALL),
    /** Arrange the fronts and the breaking strip. */
    ARRANGE_FRONTS(NONE, NONE, ALL, NONE, ALL),
    /** Found, name and delete sections, tags and authors. */
    KEEP_SECTIONS(NONE, NONE, ALL, NONE, ALL),
    /** Decide on comments and reply to them. */
    MODERATE_COMMENTS(NONE, NONE, ALL, ALL, ALL),
    /** Decide on errors that readers report, and put notes under stories. */
    CORRECT_STORIES(NONE, NONE, ALL, NONE, ALL),
    /** Decide who may enter and do what; see the outbox. */
    KEEP_ACCOUNTS(NONE, NONE, NONE, NONE, ALL),
    /** Change what the site is. */
    CHANGE_SETTINGS(NONE, NONE, NONE, NONE, ALL),
    /** Read who did what, and take it away. */
    READ_AUDIT_LOG(NONE, NONE, NONE, NONE, ALL),
    /** Keep one's own account: name, password, passkeys, sessions, profile. */
    KEEP_OWN_ACCOUNT(ALL, ALL, ALL, ALL, ALL);

    private final Extent[] extents;

    Right(Extent... extents) {
        this.extents = extents;
    }

    /** How far it goes in a column of the table. */
    public Extent in(int column) {
        return extents[column];
    }
}
