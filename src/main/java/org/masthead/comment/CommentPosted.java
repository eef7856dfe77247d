package org.masthead.comment;

/**
 * A comment was kept.
 *
 * @param visible whether everyone can read it already
 */
public record CommentPosted(long commentId, long articleId, boolean visible) {}
