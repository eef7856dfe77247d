package org.masthead.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.RemovalReason;
import org.masthead.text.SafeHtml;

/**
 * A comment as a moderator sees it.
 *
 * @param version that a decision about it carries
 * @param parentExcerpt the first words of the comment it answers, or null
 * @param decidedBy the name of whoever decided last, or null
 * @param claim who looks at it or was given it, or null
 */
record QueuedComment(
        long id,
        int version,
        double harm,
        String authorName,
        String authorEmail,
        @Nullable String authorWebsite,
        @Nullable String networkAddress,
        SafeHtml body,
        Instant createdAt,
        CommentStatus status,
        boolean unreviewed,
        boolean confirmed,
        int reports,
        @Nullable Instant editedAt,
        boolean onFront,
        long articleId,
        String articleHeadline,
        String articleAddress,
        @Nullable String parentExcerpt,
        @Nullable String parentAuthor,
        boolean byStaff,
        @Nullable RemovalReason reason,
        String reasonNote,
        @Nullable Long decidedById,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Claim claim) {

    /** What a decision sends to say which comment was seen, and as what. */
    public String seen() {
        return id + "-" + version;
    }

    /** The word for its state. */
    public String state() {
        return unreviewed && status == CommentStatus.APPROVED ? "unreviewed" : status.key();
    }

    /** Whether there is something to say yes to. */
    public boolean approvable() {
        return status != CommentStatus.APPROVED || unreviewed || reports > 0;
    }

    /** The word for saying yes: what is visible already is kept, or was merely looked at. */
    public String approval() {
        return status != CommentStatus.APPROVED ? "approve" : reports > 0 ? "keep" : "seen";
    }

    public boolean out() {
        return status == CommentStatus.SPAM || status == CommentStatus.REMOVED;
    }
}
