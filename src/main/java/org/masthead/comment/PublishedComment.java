package org.masthead.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.text.SafeHtml;

/**
 * A comment that everyone can read, by itself.
 *
 * @param parentId the number of the comment it answers, or null
 */
public record PublishedComment(long id, @Nullable Long parentId, String authorName, Instant createdAt, SafeHtml body) {}
