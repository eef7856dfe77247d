package org.masthead.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentStatus;
import org.masthead.text.SafeHtml;

/**
 * A comment as a moderator sees it, with all that helps to decide.
 *
 * @param parentExcerpt the first words of the comment it answers, or null
 * @param approvedBefore how many comments of the same e-mail address were approved
 */
record QueuedComment(
        long id,
        String authorName,
        String authorEmail,
        @Nullable String authorWebsite,
        @Nullable String networkAddress,
        SafeHtml body,
        Instant createdAt,
        CommentStatus status,
        String articleHeadline,
        String articleAddress,
        @Nullable String parentExcerpt,
        @Nullable String parentAuthor,
        boolean byStaff,
        long approvedBefore) {}
