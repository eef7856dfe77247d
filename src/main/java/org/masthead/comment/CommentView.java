package org.masthead.comment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Correction;
import org.masthead.text.SafeHtml;

/**
 * A comment in a thread, with the replies below it.
 *
 * @param parentId the number of the comment it answers, or null
 * @param depth 1 for a comment on the article itself; never beyond the configured depth, where replies stand side by
 *     side
 * @param authorWebsite an http or https address, or null
 * @param replyingTo the name of the author of the comment it answers where the indentation does not show it, or null
 * @param editedAt when its author last changed it, or null
 * @param writtenBefore the first note under the story that is younger than it, or null
 * @param credited whether it led to a correction
 * @param answerable whether it takes replies
 * @param replies those that are shown here
 * @param below what hangs on a comment on the article itself, shown here or not
 */
public record CommentView(
        long id,
        @Nullable Long parentId,
        int depth,
        State state,
        String authorName,
        @Nullable String authorWebsite,
        Standing standing,
        CommentFace face,
        @Nullable String replyingTo,
        Instant createdAt,
        @Nullable Instant editedAt,
        SafeHtml body,
        int recommendations,
        boolean picked,
        @Nullable Correction writtenBefore,
        boolean credited,
        boolean answerable,
        List<CommentView> replies,
        Replies below) {

    /** As far as a phone indents. */
    private static final int DEEPEST_INDENT = 3;

    /** How it is shown. */
    public enum State {
        /** Everyone reads it. */
        PUBLISHED,
        /** Only its author reads it, by the link they got after posting. */
        AWAITING_MODERATION,
        /** A placeholder that holds the replies below it together; name and text are gone. */
        REMOVED,
        /** The same where its author took it back. */
        WITHDRAWN
    }

    /** Who wrote it, as far as the site knows. */
    public enum Standing {
        /** Somebody who typed a name. */
        READER,
        /** Somebody who showed that the e-mail address behind the name is theirs. */
        CONFIRMED,
        /** Somebody who works here. */
        STAFF,
        /** Who signs the story. */
        AUTHOR
    }

    /**
     * What hangs on a comment on the article itself.
     *
     * @param total that everyone can read
     * @param more of them than are shown here
     * @param lastShown the number of the reply behind which they begin
     */
    public record Replies(long total, long more, long lastShown) {

        static final Replies NONE = new Replies(0, 0, 0);
    }

    /** One that everyone can read, quoted by itself. */
    static CommentView quoted(long id, String authorName, Instant createdAt, SafeHtml body) {
        return new CommentView(
                id,
                null,
                1,
                State.PUBLISHED,
                authorName,
                null,
                Standing.READER,
                CommentFace.of(authorName),
                null,
                createdAt,
                null,
                body,
                0,
                false,
                null,
                false,
                false,
                List.of(),
                Replies.NONE);
    }

    /** Whether only its author sees it yet. */
    public boolean awaitingModeration() {
        return state == State.AWAITING_MODERATION;
    }

    /** Whether only a placeholder is left. */
    public boolean removed() {
        return state == State.REMOVED || state == State.WITHDRAWN;
    }

    /** Whether everyone reads it, and may recommend it or report it. */
    public boolean published() {
        return state == State.PUBLISHED;
    }

    /** Whether its author took it back. */
    public boolean withdrawn() {
        return state == State.WITHDRAWN;
    }

    /** Whether something hangs on it, shown here or not. */
    public boolean answered() {
        return !replies.isEmpty() || below.more() > 0;
    }

    /** Whether a phone stops indenting above it, so that the name it answers has to be spelled out. */
    public boolean deep() {
        return replyingTo == null && depth > DEEPEST_INDENT;
    }
}
