package org.masthead.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment as the database gives it, before it finds its place in the thread.
 *
 * @param topId the number of the comment on the article itself that it hangs on, or null
 * @param parentName who wrote the comment it answers, where readers see that one; else null
 * @param standing of its writer
 */
record ThreadRow(
        long id,
        @Nullable Long parentId,
        @Nullable Long topId,
        @Nullable String parentName,
        String authorName,
        @Nullable String authorWebsite,
        CommentView.Standing standing,
        Instant createdAt,
        @Nullable Instant editedAt,
        String bodyHtml,
        CommentView.State state,
        int recommendations,
        boolean picked,
        boolean credited) {

    boolean isPlaceholder() {
        return state == CommentView.State.REMOVED || state == CommentView.State.WITHDRAWN;
    }
}
