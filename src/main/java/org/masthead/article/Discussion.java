package org.masthead.article;

/** Whether an article takes replies. */
public enum Discussion {
    OPEN,
    CLOSED
}
