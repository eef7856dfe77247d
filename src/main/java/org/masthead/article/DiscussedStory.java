package org.masthead.article;

import java.time.Instant;

/**
 * A story as the conversation below it needs to know it: no more than that, for whoever writes there has no use for its
 * text.
 */
public record DiscussedStory(long id, String address, String headline, Discussion discussion, Instant publishedAt) {}
