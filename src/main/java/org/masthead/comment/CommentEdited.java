package org.masthead.comment;

/**
 * The writer of a comment gave it another wording, or took it back.
 *
 * @param visible whether everyone can read it now
 */
public record CommentEdited(long commentId, long articleId, boolean visible) {}
