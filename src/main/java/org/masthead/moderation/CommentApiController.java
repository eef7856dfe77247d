package org.masthead.moderation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.account.NeedsScope;
import org.masthead.account.Scope;
import org.masthead.comment.RemovalReason;
import org.masthead.comment.SeenComment;
import org.masthead.comment.Verdict;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.masthead.web.ApiController;
import org.masthead.web.ApiProblem;
import org.masthead.web.Listing;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The moderation queue, for programs: read and decided on by what does it for people. */
@ApiController
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping(path = "/api/v1/desk/comments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Moderating", description = "The desk's comments; needs a token")
class CommentApiController {

    private static final int MOST_AT_ONCE = 100;

    private final ModerationQueue queue;
    private final ModerationService moderation;
    private final SiteSettings site;

    CommentApiController(ModerationQueue queue, ModerationService moderation, SiteSettings site) {
        this.queue = queue;
        this.moderation = moderation;
        this.site = site;
    }

    @GetMapping
    @NeedsScope(Scope.MODERATE_COMMENTS)
    @Operation(
            summary = "A drawer of the queue",
            description =
                    "Where somebody waits the most harmful come first, else the newest; order says otherwise. Only"
                            + " comments below stories in sections of the token's owner are told.")
    Listing<DeskComment.Whole> list(
            @RequestParam(defaultValue = "pending")
                    @Parameter(
                            description =
                                    "pending, reported, unreviewed, appealed, mine, approved, spam, removed or all")
                    String state,
            @RequestParam(required = false) @Parameter(description = "A story's number", example = "4711") @Nullable
                    Long article,
            @RequestParam(required = false)
                    @Parameter(description = "Words of the comment, its writer or the story's headline")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "harm or time") @Nullable String order,
            @RequestParam(required = false) @Parameter(description = "Where to go on; take it from next") @Nullable
                    String after,
            @RequestParam(defaultValue = Listing.USUAL) int limit,
            @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        QueueState drawer =
                QueueState.of(state).orElseThrow(() -> ApiProblem.parameter("state", "there is no such state"));
        QueueOrder chosen = order == null
                ? drawer.usualOrder()
                : QueueOrder.of(order).orElseThrow(() -> ApiProblem.parameter("order", "order is harm or time"));
        QueuePlace place = QueuePlace.parse(after, chosen).orElseThrow(Listing::noPlace);
        QueueRequest request = new QueueRequest(drawer, chosen, place, TypedText.line(q), null, article);
        return Listing.of(
                queue.page(request, new Grouping(List.of()), Listing.oneMoreThan(limit), user),
                limit,
                this::told,
                each -> QueuePlace.of(each, chosen),
                site::absolute);
    }

    @GetMapping("/{id}")
    @NeedsScope(Scope.MODERATE_COMMENTS)
    @Operation(summary = "A comment with its version as the ETag")
    ResponseEntity<DeskComment.Whole> read(
            @PathVariable long id, @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        moderation.requireTheirs(List.of(id), user);
        QueuedComment comment = find(id, user);
        return ResponseEntity.ok().eTag("\"" + comment.version() + "\"").body(told(comment));
    }

    @PostMapping(path = "/{id}/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @NeedsScope(Scope.MODERATE_COMMENTS)
    @Operation(
            summary = "Decides on a comment as it was seen",
            description = "The version goes into If-Match or the body. What somebody decided or wrote since stays, and"
                    + " what a colleague has before them too.")
    @ApiResponse(responseCode = "200", description = "Decided; or there was nothing to change, then without a batch")
    @ApiResponse(responseCode = "409", description = "It is not as it was seen any more, or a colleague looks at it")
    ResponseEntity<DeskComment.Done> decide(
            @PathVariable long id,
            @RequestBody DeskComment.Wish wish,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        Verdict verdict = verdict(wish);
        int version = match == null ? Objects.requireNonNullElse(wish.version(), SeenComment.ANY) : version(match);
        if (version < 0) {
            throw ApiProblem.of(HttpStatus.PRECONDITION_REQUIRED, "name the version in If-Match or in the body");
        }
        find(id, user);
        ModerationService.Outcome outcome = moderation.decide(List.of(new SeenComment(id, version)), verdict, user);
        QueuedComment now = find(id, user);
        if (outcome.held().containsKey(id)) {
            throw ApiProblem.of(
                    HttpStatus.CONFLICT,
                    "a colleague has it before them",
                    Map.of("heldBy", outcome.held().get(id)));
        }
        if (!outcome.decided().meanwhile().isEmpty()) {
            throw changed(match != null, now);
        }
        boolean done = !outcome.decided().changed().isEmpty();
        return ResponseEntity.ok()
                .eTag("\"" + now.version() + "\"")
                .body(new DeskComment.Done(told(now), done ? outcome.decided().batch() : null));
    }

    @PostMapping(path = "/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @NeedsScope(Scope.MODERATE_COMMENTS)
    @Operation(
            summary = "Decides on several comments as they were seen",
            description =
                    "Each is decided on by itself: one that somebody decided on or rewrote since stays, and so does"
                            + " what a colleague has before them, while the others are decided on.")
    DeskComment.AllDone decideAll(
            @RequestBody DeskComment.Wishes wishes, @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        List<DeskComment.Seen> asked = Objects.requireNonNullElse(wishes.comments(), List.of());
        Verdict verdict = verdict(new DeskComment.Wish(wishes.decision(), null, wishes.reason(), wishes.note()));
        if (asked.isEmpty() || asked.size() > MOST_AT_ONCE) {
            throw invalid("comments", "name 1 to " + MOST_AT_ONCE);
        }
        List<SeenComment> seen = new ArrayList<>();
        for (DeskComment.Seen each : asked) {
            if (each == null || each.id() == null || each.version() == null || each.version() < 0) {
                throw invalid("comments", "each has an id and the version that was seen");
            }
            seen.add(new SeenComment(each.id(), each.version()));
        }
        List<Long> ids = seen.stream().map(SeenComment::id).toList();
        if (Set.copyOf(ids).size() < ids.size()) {
            throw invalid("comments", "name each once");
        }
        ModerationService.Outcome outcome = moderation.decide(seen, verdict, user);
        Map<Long, QueuedComment> now = queue.find(ids, user);
        return new DeskComment.AllDone(
                ids.stream()
                        .map(id -> DeskComment.Result.of(id, outcome, now.get(id)))
                        .toList(),
                outcome.decided().changed().isEmpty() ? null : outcome.decided().batch());
    }

    @PostMapping(path = "/undo", consumes = MediaType.APPLICATION_JSON_VALUE)
    @NeedsScope(Scope.MODERATE_COMMENTS)
    @Operation(summary = "Takes a decision back", description = "But for what somebody decided on since.")
    DeskComment.Undone undo(
            @RequestBody DeskComment.Undo wish, @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        if (wish.batch() == null) {
            throw invalid("batch", "say which, as the decision was answered");
        }
        ModerationService.Swept undone = moderation.undo(wish.batch(), user);
        if (undone.comments() + undone.left() == 0) {
            throw new NotFound();
        }
        return new DeskComment.Undone(undone.comments(), undone.left());
    }

    private static Verdict verdict(DeskComment.Wish wish) {
        String note = TypedText.lines(wish.note());
        if (note.length() > Decision.LONGEST_NOTE) {
            throw invalid("note", "at most " + Decision.LONGEST_NOTE + " characters");
        }
        Optional<RemovalReason> reason = Decision.reasons().stream()
                .filter(each -> each.name().equals(wish.reason()))
                .findFirst();
        return Decision.move(wish.decision())
                .flatMap(move -> new Decision(
                                move,
                                List.of(),
                                move != Decision.Move.REMOVE
                                        ? RemovalReason.OTHER
                                        : reason.orElseThrow(() -> invalid("reason", "say why it is taken out")),
                                note)
                        .verdict())
                .orElseThrow(() -> invalid("decision", "approve, spam, remove or restore"));
    }

    private static int version(String match) {
        String plain = match.replace("\"", "").strip();
        // What is no version is none that the comment has.
        return plain.matches("\\d{1,9}") ? Integer.parseInt(plain) : Integer.MAX_VALUE;
    }

    private QueuedComment find(long id, DeskUser user) {
        return queue.find(id, user).orElseThrow(NotFound::new);
    }

    private DeskComment.Whole told(QueuedComment comment) {
        return DeskComment.Whole.of(comment, site::absolute);
    }

    private static ApiProblem changed(boolean byHeader, QueuedComment now) {
        Map<String, Object> more = new HashMap<>();
        more.put("version", now.version());
        more.put("commentStatus", now.status().name());
        if (now.decidedBy() != null) {
            more.put("decidedBy", now.decidedBy());
        }
        return ApiProblem.of(
                byHeader ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT,
                "somebody decided on it or rewrote it since that version",
                more);
    }

    private static ApiProblem invalid(String field, String why) {
        return ApiProblem.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "nothing was done", Map.of("errors", Map.of(field, why)));
    }
}
