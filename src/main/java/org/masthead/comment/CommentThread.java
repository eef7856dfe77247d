package org.masthead.comment;

import java.util.List;

/**
 * The conversation under an article, oldest first.
 *
 * @param count the comments that everyone can read
 * @param open whether replies are taken
 * @param postAddress where the form is sent
 */
public record CommentThread(List<CommentView> comments, long count, boolean open, String postAddress) {}
