package org.masthead.article;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.account.NeedsScope;
import org.masthead.account.Scope;
import org.masthead.article.SaveOrder.Move;
import org.masthead.article.SaveResult.Outcome;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.masthead.web.ApiController;
import org.masthead.web.ApiProblem;
import org.masthead.web.Cursor;
import org.masthead.web.FormErrors;
import org.masthead.web.Listing;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk's stories, for programs. Everything is done by what does it for people. */
@ApiController
@Needs(Right.WRITE_STORIES)
@RequestMapping(path = "/api/v1/desk/articles", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Writing", description = "The desk's stories; needs a token")
class ArticleApiController {

    private final StorySaves saves;
    private final StoryMoves moves;
    private final PendingChanges changes;
    private final StoryOpening opening;
    private final ArticleForms forms;
    private final ArticleFormReader reader;
    private final DeskArticles list;
    private final StoryGuard guard;
    private final NewStories newStories;
    private final SiteSettings site;
    private final MessageSource messages;

    ArticleApiController(
            StorySaves saves,
            StoryMoves moves,
            PendingChanges changes,
            StoryOpening opening,
            ArticleForms forms,
            ArticleFormReader reader,
            DeskArticles list,
            StoryGuard guard,
            NewStories newStories,
            SiteSettings site,
            MessageSource messages) {
        this.saves = saves;
        this.moves = moves;
        this.changes = changes;
        this.opening = opening;
        this.forms = forms;
        this.reader = reader;
        this.list = list;
        this.guard = guard;
        this.newStories = newStories;
        this.site = site;
        this.messages = messages;
    }

    @GetMapping
    @NeedsScope(Scope.READ_ARTICLES)
    @Operation(summary = "Stories that the token's owner works on, latest work first")
    Listing<DeskArticle.Row> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Listing.USUAL) int limit,
            @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        ArticleFilter filter = ArticleFilter.of(q, status, section);
        if (!filter.status().isEmpty() && filter.chosenStatus().isEmpty()) {
            throw ApiProblem.parameter("status", "there is no such status");
        }
        if (!filter.section().isEmpty() && filter.chosenSection().isEmpty()) {
            throw ApiProblem.parameter("section", "section is the number of a section");
        }
        Cursor place = Cursor.parse(after).orElseThrow(Listing::noPlace);
        return Listing.of(
                list.list(filter, place, Listing.oneMoreThan(limit), user),
                limit,
                DeskArticle.Row::of,
                row -> new Cursor(row.savedAt(), row.id()),
                site::absolute);
    }

    @GetMapping("/{id}")
    @NeedsScope(Scope.READ_ARTICLES)
    @Operation(summary = "A story with the text that is worked on, and its version as the ETag")
    ResponseEntity<DeskArticle.Whole> read(@PathVariable long id) {
        return told(id, HttpStatus.OK);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @NeedsScope(Scope.WRITE_ARTICLES)
    @Operation(summary = "Begins a story")
    @ApiResponse(responseCode = "201", description = "Begun; Location says where it is")
    ResponseEntity<DeskArticle.Whole> create(
            @RequestBody DeskArticle.Text text, @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        ArticleForm form = text.over(ArticleForm.blank(user.authorId(), newStories.discussion()), null);
        guard.requireIn(user, Right.WRITE_STORIES, form.section());
        FormErrors errors = errorsOf(text);
        ArticleCopy copy = reader.read(form, false, errors)
                .filter(read -> errors.isEmpty())
                .orElseThrow(() -> ArticleProblems.invalid(errors));
        boolean madeSlug = TypedText.line(form.slug()).isEmpty();
        return told(
                saves.create(copy, madeSlug, null, false, SaveOrder.of(Move.SAVE, 0, user.id())), HttpStatus.CREATED);
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @NeedsScope(Scope.WRITE_ARTICLES)
    @Operation(
            summary = "Saves what is sent over the version it started from",
            description = "The version goes into If-Match or the body. What was saved since is never overwritten. Of a"
                    + " live story the text is kept beside what readers see.")
    ResponseEntity<DeskArticle.Whole> save(
            @PathVariable long id,
            @RequestBody DeskArticle.Text text,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        ArticleForm current = opening.saved(id);
        long base = ArticleProblems.version(match, text.version(), current);
        ArticleForm sent = text.over(current, Long.toString(base));
        guard.requireIn(user, Right.WRITE_STORIES, sent.section());
        FormErrors errors = errorsOf(text);
        if (!errors.isEmpty()) {
            throw ArticleProblems.invalid(errors);
        }
        SaveResult result = saves.save(id, sent, SaveOrder.of(Move.SAVE, base, user.id()), errors);
        if (result.outcome() == Outcome.CONFLICT) {
            throw ArticleProblems.changed(match != null, opening.saved(id));
        }
        if (result.outcome() == Outcome.REFUSED) {
            throw ArticleProblems.invalid(errors);
        }
        return told(id, HttpStatus.OK);
    }

    @PostMapping(path = "/{id}/moves", consumes = MediaType.APPLICATION_JSON_VALUE)
    @NeedsScope(Scope.PUBLISH_ARTICLES)
    @Operation(
            summary = "Moves a story on: submits, approves, schedules, publishes, withdraws it",
            description = "Publishing a live story puts its pending text before the readers, of the version that is"
                    + " named; where its words are others, correctionKind says whether readers are told.")
    ResponseEntity<DeskArticle.Whole> move(
            @PathVariable long id,
            @RequestBody DeskArticle.Move sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        StoryMove move = StoryMove.named(Objects.requireNonNullElse(sent.move(), ""))
                .orElseThrow(() -> ArticleProblems.invalid("move", "there is no such move"));
        String note = Objects.requireNonNullElse(sent.note(), "");
        if (move == StoryMove.SCHEDULE) {
            if (sent.at() == null) {
                throw ArticleProblems.invalid("at", "say when it goes out");
            }
            moves.schedule(id, sent.at(), user);
        } else if (move == StoryMove.WITHDRAW) {
            moves.withdraw(id, false, Objects.requireNonNullElse(sent.notice(), ""), user, note);
        } else if (move == StoryMove.PUBLISH && moves.draft(id).live()) {
            changes.publish(id, sent, match, user);
        } else {
            moves.move(id, move, user, note);
        }
        return told(id, HttpStatus.OK);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(MoveRefused refused) {
        return conflict(
                messages.getMessage(refused.messageKey(), refused.arguments(), LocaleContextHolder.getLocale()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> taken(AddressTaken taken) {
        return conflict(messages.getMessage("article.error.slug.taken", null, LocaleContextHolder.getLocale()));
    }

    private ResponseEntity<DeskArticle.Whole> told(long id, HttpStatus status) {
        DeskArticle.Whole whole = DeskArticle.Whole.of(moves.draft(id), opening.standing(id), site::absolute);
        return ResponseEntity.status(status)
                .eTag("\"" + whole.version() + "\"")
                .location(URI.create(site.absolute("/api/v1/desk/articles/" + id)))
                .body(whole);
    }

    private FormErrors errorsOf(DeskArticle.Text text) {
        FormErrors errors = new FormErrors(messages);
        if (!text.hasDiscussion()) {
            errors.add("discussion", "article.error.discussion");
        }
        return errors;
    }

    private static ResponseEntity<ProblemDetail> conflict(String detail) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ApiProblem.of(HttpStatus.CONFLICT, detail).getBody());
    }
}
