package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleMoved;
import org.masthead.article.ArticleWithdrawn;
import org.masthead.article.DiscussedStory;
import org.masthead.article.LiveArticles;
import org.masthead.site.SiteClock;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where readers reply. Moderation is the room of moderation. */
@Controller
@RequestMapping("/{year:\\d{4}}/{month:\\d{2}}/{slug:[a-z0-9-]+}/comments")
class CommentController {

    private final LiveArticles articles;
    private final CommentService comments;
    private final CommentRules rules;
    private final CommentIntake intake;
    private final CommentFormPage page;
    private final MessageSource messages;
    private final Discussions discussions;
    private final Correspondence correspondence;
    private final SiteClock times;

    CommentController(
            LiveArticles articles,
            CommentService comments,
            CommentRules rules,
            CommentIntake intake,
            CommentFormPage page,
            MessageSource messages,
            Discussions discussions,
            Correspondence correspondence,
            SiteClock times) {
        this.articles = articles;
        this.comments = comments;
        this.rules = rules;
        this.intake = intake;
        this.page = page;
        this.messages = messages;
        this.discussions = discussions;
        this.correspondence = correspondence;
        this.times = times;
    }

    @PostMapping
    Object post(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            HttpServletRequest request,
            HttpServletResponse response) {
        CommentForm form = CommentForm.of(request);
        FormErrors errors = new FormErrors(messages);
        Optional<DiscussedStory> found = articleFor(address(year, month, slug));
        if (found.isEmpty()) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.withdrawn");
            return page.withdrawn(form, errors);
        }
        DiscussedStory article = found.get();
        Optional<CommentWords> words = rules.read(form, errors);
        Optional<Comment> parent = parentOf(article, form, errors);
        Long parentId = parent.map(Comment::getId).orElse(null);
        DiscussionState discussion = discussions.of(article.discussion(), article.publishedAt());
        if (!discussion.open()) {
            Optional<PostedComment> earlier = words.isPresent() && errors.isEmpty()
                    ? intake.earlier(article.id(), parentId, words.get(), form.key(), request)
                    : Optional.empty();
            if (earlier.isPresent()) {
                return done(earlier.get(), Optional.empty(), request);
            }
            sayClosed(discussion, errors);
        }
        if (words.isEmpty() || !errors.isEmpty()) {
            return page.refused(article, form, parent, errors);
        }
        try {
            PostedComment posted = intake.take(article, parentId, words.get(), form, request);
            return done(posted, answer(posted, form, request), request);
        } catch (CommentIntake.TooOften often) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.often", often.seconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(often.seconds()));
            return page.tooOften(article, form, parent, errors);
        } catch (CommentRefused refused) {
            errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
            return page.refused(article, form, parent, errors);
        }
    }

    /** Nobody is written to for the sake of a comment that was put away: the address may be anybody's. */
    private Optional<Correspondence.Answer> answer(PostedComment posted, CommentForm form, HttpServletRequest request) {
        String receipt = posted.receipt();
        return receipt == null
                        || form.wishes().isEmpty()
                        || posted.repeated()
                        || posted.outcome() == PostedComment.Outcome.REFUSED
                ? Optional.empty()
                : correspondence.answer(receipt, form.wishes(), request);
    }

    private void sayClosed(DiscussionState discussion, FormErrors errors) {
        if (discussion.opensAt() == null) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.closed");
        } else {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.reopens", times.dateTime(discussion.opensAt()));
        }
    }

    /**
     * The answer to the script of the page.
     *
     * @param receipt the address of the comment's receipt, or null where it has none
     * @param notice what came of wishes beside it, or null
     */
    record Posted(
            long id,
            PostedComment.Outcome outcome,
            String address,
            @Nullable String receipt,
            @Nullable String notice) {}

    /** Someone who reloads a refused form by its address finds the form under the article. */
    @GetMapping
    ResponseEntity<Void> form(@PathVariable String year, @PathVariable String month, @PathVariable String slug) {
        return seeOther(address(year, month, slug) + "#respond");
    }

    @GetMapping("/{id:\\d{1,18}}/reply")
    Object reply(
            @PathVariable String year, @PathVariable String month, @PathVariable String slug, @PathVariable long id) {
        DiscussedStory article;
        try {
            article = articles.discussedAt(address(year, month, slug)).orElseThrow(NotFound::new);
        } catch (ArticleMoved moved) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, moved.address() + "/comments/" + id + "/reply")
                    .build();
        }
        Comment parent = comments.replyable(article.id(), id).orElseThrow(NotFound::new);
        return discussions.of(article.discussion(), article.publishedAt()).open()
                ? page.reply(article, parent)
                : seeOther(address(year, month, slug) + "/comments/" + parent.getId());
    }

    /**
     * The article that a reply is meant for. One that moved while someone was writing takes it all the same; for one
     * that was taken down the answer is empty.
     */
    private Optional<DiscussedStory> articleFor(String address) {
        try {
            return Optional.of(articles.discussedAt(address).orElseThrow(NotFound::new));
        } catch (ArticleMoved moved) {
            return articleFor(moved.address());
        } catch (ArticleWithdrawn withdrawn) {
            return Optional.empty();
        }
    }

    private Optional<Comment> parentOf(DiscussedStory article, CommentForm form, FormErrors errors) {
        String typed = TypedText.line(form.parent());
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<Comment> parent =
                typed.matches("\\d{1,18}") ? comments.replyable(article.id(), Long.parseLong(typed)) : Optional.empty();
        if (parent.isEmpty()) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.parent");
        }
        return parent;
    }

    private static String address(String year, String month, String slug) {
        return "/" + year + "/" + month + "/" + slug;
    }

    /** A script follows no redirection before it knows which comment came of it. */
    private static ResponseEntity<?> done(
            PostedComment posted, Optional<Correspondence.Answer> answer, HttpServletRequest request) {
        if (!"fetch".equals(request.getHeader("X-Requested-With"))) {
            return seeOther(answer.map(Correspondence.Answer::address).orElseGet(posted::address));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, posted.address())
                .body(new Posted(
                        posted.id(),
                        posted.outcome(),
                        posted.address(),
                        posted.receiptAddress(),
                        answer.map(Correspondence.Answer::notice).orElse(null)));
    }

    private static ResponseEntity<Void> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
