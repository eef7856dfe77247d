package org.masthead.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.text.SafeHtml;

/**
 * A comment as the one who wrote it sees it.
 *
 * @param articleAddress of the story's page, or null where it has none
 * @param articleLive whether readers see the story
 * @param reason why it was taken out or not let in, or null
 * @param reasonNote what the desk adds to that; may be empty
 * @param editableUntil when the time for another wording ends; null where there is no such end, or no such time
 * @param editable whether it may get another wording now
 * @param reread whether another wording waits for the desk before others read it
 */
public record OwnComment(
        long id,
        String receipt,
        String articleHeadline,
        @Nullable String articleAddress,
        boolean articleLive,
        CommentStatus status,
        @Nullable RemovalReason reason,
        String reasonNote,
        String authorName,
        String authorEmail,
        String typed,
        SafeHtml body,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean confirmed,
        @Nullable Instant editableUntil,
        boolean editable,
        boolean reread) {

    /** Where the writer of a comment follows it, by its receipt. */
    public static String addressOf(String receipt) {
        return "/comments/receipt?receipt=" + receipt;
    }

    /** Whether its writer took it back. */
    public boolean withdrawn() {
        return status == CommentStatus.REMOVED && reason == RemovalReason.WITHDRAWN;
    }

    /** Whether the desk or a rule decided against it. */
    public boolean refused() {
        return (status == CommentStatus.REMOVED || status == CommentStatus.SPAM) && !withdrawn();
    }

    /** Where everyone reads it, or null where nobody can. */
    public @Nullable String publicAddress() {
        return status == CommentStatus.APPROVED && articleLive && articleAddress != null
                ? CommentThreads.lastingAddress(articleAddress, id)
                : null;
    }
}
