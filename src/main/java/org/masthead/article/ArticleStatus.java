package org.masthead.article;

/** Where an article stands; {@link StoryMove} has the ways from one to another. */
public enum ArticleStatus {
    /** Being written; only the desk sees it. */
    DRAFT,
    /** Submitted: somebody else reads it. */
    IN_REVIEW,
    /** Read and found good; it may go out. */
    APPROVED,
    /** It goes out by itself at its moment. */
    SCHEDULED,
    /** Published: everyone reads it. */
    LIVE,
    /** Taken down after it was live; its address answers with a notice. */
    WITHDRAWN,
    /** Put away: it is not worked on any more. */
    ARCHIVED
}
