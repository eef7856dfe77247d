package org.masthead.article;

/** Whether an article takes replies. */
public enum Discussion {
    OPEN,
    /** Open, but each reply waits for the desk, whoever wrote it. */
    HELD,
    /** Only the desk writes. */
    STAFF_ONLY,
    /** Nothing changes any more. */
    FROZEN,
    /** No new replies; what stands there stays alive. */
    CLOSED
}
