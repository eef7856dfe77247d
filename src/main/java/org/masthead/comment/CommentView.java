package org.masthead.comment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.text.SafeHtml;

/**
 * A comment in a thread, with the replies below it.
 *
 * @param depth 1 for a comment on the article itself; never beyond the configured depth, where replies stand side by
 *     side
 * @param authorWebsite an http or https address, or null
 * @param replyingTo the name of the author of the comment it answers where the indentation no longer shows it, or null
 * @param replyAddress of the page with the form for a reply, or null where none is taken
 */
public record CommentView(
        long id,
        int depth,
        State state,
        String authorName,
        @Nullable String authorWebsite,
        boolean byStaff,
        @Nullable String replyingTo,
        Instant createdAt,
        SafeHtml body,
        @Nullable String replyAddress,
        List<CommentView> replies) {

    /** How it is shown. */
    public enum State {
        /** Everyone reads it. */
        PUBLISHED,
        /** Only its author reads it, by the link they got after posting. */
        AWAITING_MODERATION,
        /** A placeholder that holds the replies below it together; name and text are gone. */
        REMOVED
    }

    /** Whether only its author sees it yet. */
    public boolean awaitingModeration() {
        return state == State.AWAITING_MODERATION;
    }

    /** Whether only a placeholder is left. */
    public boolean removed() {
        return state == State.REMOVED;
    }
}
