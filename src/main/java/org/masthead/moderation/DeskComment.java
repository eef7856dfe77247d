package org.masthead.moderation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
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

    /** A comment as a program saw it. */
    @Schema(name = "DeskCommentSeen")
    record Seen(
            @Schema(example = "99") @Nullable Long id,

            @Schema(description = "The version that was seen", example = "2") @Nullable
            Integer version) {}

    /** What is to become of several comments. */
    @Schema(
            name = "DeskCommentDecisions",
            example =
                    "{\"decision\": \"spam\", \"comments\": [{\"id\": 99, \"version\": 2}, {\"id\": 104, \"version\": 0}]}")
    record Wishes(
            @Schema(description = "approve, spam, remove, or restore: back to where each was before it was taken out")
            @Nullable
            String decision,

            @Schema(description = "Up to 100, each once") @Nullable
            List<Seen> comments,

            @Schema(description = "Of a removal: ABUSIVE, OFF_TOPIC, SPAM, ILLEGAL, PRIVACY, DUPLICATE or OTHER")
            @Nullable
            String reason,

            @Schema(description = "More of the reason, which their writers read; at most 1000 characters") @Nullable
            String note) {}

    /** What came of a decision for one of several comments. */
    @Schema(name = "DeskCommentResult")
    record Result(
            @Schema(example = "99") long id,

            @Schema(
                    description =
                            "DECIDED; UNCHANGED where there was nothing to change; CHANGED where somebody decided or"
                                    + " wrote since that version; HELD where a colleague has it before them; or UNKNOWN",
                    example = "DECIDED")
            String outcome,

            @Schema(description = "That it has now; null for one that is not known", example = "3") @Nullable
            Integer version,

            @Schema(description = "That it has now; null for one that is not known", example = "SPAM") @Nullable
            String status,

            @Schema(description = "The colleague who has it before them, or null") @Nullable
            String heldBy) {

        static Result of(long id, ModerationService.Outcome outcome, @Nullable QueuedComment now) {
            String heldBy = outcome.held().get(id);
            boolean changed = outcome.decided().meanwhile().stream().anyMatch(each -> each.commentId() == id);
            String became = now == null
                    ? "UNKNOWN"
                    : heldBy != null
                            ? "HELD"
                            : changed ? "CHANGED" : outcome.decided().changed().contains(id) ? "DECIDED" : "UNCHANGED";
            return new Result(
                    id,
                    became,
                    now == null ? null : now.version(),
                    now == null ? null : now.status().name(),
                    heldBy);
        }
    }

    /** What came of a decision on several comments. */
    @Schema(name = "DeskCommentsDecided")
    record AllDone(
            @Schema(description = "One for each that was named, in their order")
            List<Result> comments,

            @Schema(
                    description = "By which all of it is taken back; null where there was nothing to change",
                    example = "1234")
            @Nullable
            Long batch) {}

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
