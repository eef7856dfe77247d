package org.masthead.comment;

/** What a reader finds wrong with a comment. */
public enum ReportReason {
    ABUSIVE(false),
    OFF_TOPIC(false),
    SPAM(false),
    /** Against the law; which law, and why, has to be said. */
    ILLEGAL(true),
    PRIVACY(false),
    OTHER(true);

    private final boolean needsWords;

    ReportReason(boolean needsWords) {
        this.needsWords = needsWords;
    }

    /** Whether it says nothing without words of the reader's own. */
    public boolean needsWords() {
        return needsWords;
    }
}
