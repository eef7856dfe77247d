package org.masthead.right;

/** How far a right goes. */
public enum Extent {
    /** Nothing of it. */
    NONE,
    /** What is one's own. */
    OWN,
    /** What is one's own, if an administrator allowed it to that person. */
    OWN_IF_ALLOWED,
    /** Everything. */
    ALL
}
