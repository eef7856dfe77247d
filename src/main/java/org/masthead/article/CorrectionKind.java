package org.masthead.article;

/** What a public note under a story says of it. */
public enum CorrectionKind {
    /** Something was wrong. */
    CORRECTION,
    /** Nothing was wrong, but it could be misread. */
    CLARIFICATION,
    /** Something is known now that was not before. */
    UPDATE
}
