package org.masthead.comment;

/**
 * The desk answered a writer who objected to a decision.
 *
 * @param overturned whether the comment is back
 * @param account of the desk who answered
 */
public record AppealDecided(long commentId, boolean overturned, long account) {}
