package org.masthead.moderation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.text.AbsoluteLinks;
import org.masthead.text.Excerpt;

/** Comments as programs of moderators read and decide on them. */
final class DeskComment {

    private DeskComment() {}

    /** The story that a comment stands below. */
    @Schema(name = "DeskCommentArticle")
    record Below(
            @Schema(example = "4711") long id,
            @Schema(example = "Harbour reopens") String headline,

            @Schema(example = "https://news.example/2026/11/harbour-reopens")
            String url) {}

    /**
     * A comment in the queue. Where its writer can be reached is not told: nothing is decided by that, and a program
     * keeps what it is given.
     */
    @Schema(name = "DeskComment")
    record Whole(
            @Schema(example = "99") long id,

            @Schema(description = "What a decision names to say which wording and state it is about", example = "2")
            int version,

            @Schema(description = "PENDING, APPROVED, SPAM or REMOVED", example = "PENDING")
            String status,

            @Schema(description = "Whether readers see it though nobody of the desk has looked")
            boolean unreviewed,

            @Schema(description = "How many readers complained, as far as it is not settled", example = "0")
            int reports,

            Below article,

            @Schema(description = "The name that the commenter gave", example = "Lou")
            String name,

            @Schema(description = "Whether somebody of the desk wrote it")
            boolean byStaff,

            Instant createdAt,
            @Nullable Instant editedAt,

            @Schema(description = "Safe to show", example = "<p>See you there.</p>")
            String html,

            @Schema(example = "See you there.") String text,

            @Schema(description = "Why it was taken out, or null", example = "OFF_TOPIC") @Nullable
            String reason,

            @Schema(description = "What its writer was told beside the reason")
            String note,

            @Schema(description = "Who decided last, or null", example = "Mo Derator") @Nullable
            String decidedBy,

            @Nullable Instant decidedAt,

            @Schema(description = "The colleague who looks at it or was given it, so that others leave it; or null")
            @Nullable
            String heldBy) {

        static Whole of(QueuedComment comment, Function<String, String> absolute) {
            Claim claim = comment.claim();
            String story = absolute.apply(comment.articleAddress());
            return new Whole(
                    comment.id(),
                    comment.version(),
                    comment.status().name(),
                    comment.unreviewed(),
                    comment.reports(),
                    new Below(comment.articleId(), comment.articleHeadline(), story),
                    comment.authorName(),
                    comment.byStaff(),
                    comment.createdAt(),
                    comment.editedAt(),
                    AbsoluteLinks.of(comment.body(), story).html(),
                    Excerpt.ofHtml(comment.body().html(), Integer.MAX_VALUE),
                    comment.reason() == null ? null : comment.reason().name(),
                    comment.reasonNote(),
                    comment.decidedBy(),
                    comment.decidedAt(),
                    claim == null || claim.mine() ? null : claim.name());
        }
    }

    /** What is to become of a comment. */
    @Schema(
            name = "DeskCommentDecision",
            example = "{\"decision\": \"remove\", \"version\": 2, \"reason\": \"OFF_TOPIC\"}")
    record Wish(
            @Schema(description = "approve, spam, remove, or restore: back to where it was before it was taken out")
            @Nullable
            String decision,

            @Schema(description = "The version that was seen; or in If-Match") @Nullable
            Integer version,

            @Schema(description = "Of a removal: ABUSIVE, OFF_TOPIC, SPAM, ILLEGAL, PRIVACY, DUPLICATE or OTHER")
            @Nullable
            String reason,

            @Schema(description = "More of the reason, which its writer reads; at most 1000 characters") @Nullable
            String note) {}

    /** What came of a decision. */
    @Schema(name = "DeskCommentDecided")
    record Done(
            Whole comment,

            @Schema(description = "By which it is taken back; null where there was nothing to change", example = "1234")
            @Nullable
            Long batch) {}

    /** What is to be taken back. */
    @Schema(name = "DeskCommentUndo", example = "{\"batch\": 1234}")
    record Undo(
            @Schema(description = "As the answer to the decision named it") @Nullable
            Long batch) {}

    /** What came of taking back. */
    @Schema(name = "DeskCommentUndone")
    record Undone(
            @Schema(description = "How many comments are as they were before", example = "1")
            int comments,

            @Schema(description = "How many stay, as somebody decided on them since", example = "0")
            int left) {}
}
