package org.masthead.article;

/** Whether an article takes replies. */
public enum Discussion {
    OPEN,
    /** Open, but each reply waits for the desk, whoever wrote it. */
    HELD,
    CLOSED
}
