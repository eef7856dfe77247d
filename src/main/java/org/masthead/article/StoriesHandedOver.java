package org.masthead.article;

/**
 * All stories of one person are another's now.
 *
 * @param actor the account that handed them over
 */
public record StoriesHandedOver(long actor, long from, long to, int stories) {}
