package org.masthead.article;

/** Where an article stands. */
public enum ArticleStatus {
    /** Being written; only the desk sees it. */
    DRAFT,
    /** Published: everyone reads it. */
    LIVE,
    /** Taken down after it was live; its address answers with a notice. */
    WITHDRAWN
}
