package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleMoved;
import org.masthead.article.ArticleView;
import org.masthead.article.ArticleWithdrawn;
import org.masthead.article.LiveArticles;
import org.masthead.web.FormErrors;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.NotFound;
import org.masthead.web.RateLimit;
import org.masthead.web.TypedText;
import org.springframework.beans.factory.ObjectProvider;
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
    private final CommentThreads threads;
    private final CommentRules rules;
    private final CommentLimits limits;
    private final CommentFormPage page;
    private final NetworkAddresses networks;
    private final MessageSource messages;
    private final Discussions discussions;
    private final ObjectProvider<CommenterIdentity> identities;
    private final Findings findings;
    private final FormProof proofs;
    private final Clock clock;

    CommentController(
            LiveArticles articles,
            CommentService comments,
            CommentThreads threads,
            CommentRules rules,
            CommentLimits limits,
            CommentFormPage page,
            NetworkAddresses networks,
            MessageSource messages,
            Discussions discussions,
            ObjectProvider<CommenterIdentity> identities,
            Findings findings,
            FormProof proofs,
            Clock clock) {
        this.articles = articles;
        this.comments = comments;
        this.threads = threads;
        this.rules = rules;
        this.limits = limits;
        this.page = page;
        this.networks = networks;
        this.messages = messages;
        this.discussions = discussions;
        this.identities = identities;
        this.findings = findings;
        this.proofs = proofs;
        this.clock = clock;
    }

    @PostMapping
    Object post(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            CommentForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        FormErrors errors = new FormErrors(messages);
        Optional<ArticleView> found = articleFor(address(year, month, slug));
        if (found.isEmpty()) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.withdrawn");
            return page.withdrawn(form, errors);
        }
        ArticleView article = found.get();
        Optional<CommentWords> words = rules.read(form, errors);
        Optional<Comment> parent = parentOf(article, form, errors);
        Long parentId = parent.map(Comment::getId).orElse(null);
        if (words.isPresent() && errors.isEmpty()) {
            Optional<PostedComment> earlier = comments.earlier(article.id(), parentId, words.get());
            if (earlier.isPresent()) {
                return seeOther(earlier.get().address());
            }
        }
        DiscussionState discussion = discussions.of(article.discussion(), article.publishedAt());
        if (!discussion.open()) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.closed");
        }
        if (words.isEmpty() || !errors.isEmpty()) {
            return page.refused(article, form, parent, errors);
        }
        Optional<RateLimit.Verdict> refusal =
                limits.refusal(networks.neighbourhoodOf(request), words.get().email(), article.id());
        if (refusal.isPresent()) {
            long seconds = refusal.get().seconds();
            errors.add(FormErrors.WHOLE_FORM, "comment.error.often", seconds);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            return page.tooOften(article, form, parent, errors);
        }
        try {
            Submission submission = submission(article, parentId, words.get(), form.proof(), request);
            return seeOther(comments.post(submission, findings.of(submission)).address());
        } catch (CommentRefused refused) {
            errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
            return page.refused(article, form, parent, errors);
        }
    }

    private Submission submission(
            ArticleView article,
            @Nullable Long parentId,
            CommentWords words,
            @Nullable String proof,
            HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Submission(
                null,
                article.id(),
                parentId,
                words,
                networks.of(request),
                agent == null ? "" : agent,
                proofs.check(request.getRequestURI(), TypedText.line(proof), clock.instant()),
                identities.orderedStream().anyMatch(identity -> identity.isConfirmed(request, words.email())),
                clock.instant());
    }

    /** Someone who reloads a refused form by its address finds the form under the article. */
    @GetMapping
    ResponseEntity<Void> form(@PathVariable String year, @PathVariable String month, @PathVariable String slug) {
        return seeOther(address(year, month, slug) + "#respond");
    }

    @GetMapping("/{id:\\d{1,18}}/reply")
    Object reply(
            @PathVariable String year, @PathVariable String month, @PathVariable String slug, @PathVariable long id) {
        ArticleView article;
        try {
            article = articles.at(address(year, month, slug)).orElseThrow(NotFound::new);
        } catch (ArticleMoved moved) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, moved.address() + "/comments/" + id + "/reply")
                    .build();
        }
        Comment parent = comments.replyable(article.id(), id).orElseThrow(NotFound::new);
        return threads.isOpen(article)
                ? page.reply(article, parent)
                : seeOther(article.address() + "#comment-" + parent.getId());
    }

    /**
     * The article that a reply is meant for. One that moved while someone was writing takes it all the same; for one
     * that was taken down the answer is empty.
     */
    private Optional<ArticleView> articleFor(String address) {
        try {
            return Optional.of(articles.at(address).orElseThrow(NotFound::new));
        } catch (ArticleMoved moved) {
            return articleFor(moved.address());
        } catch (ArticleWithdrawn withdrawn) {
            return Optional.empty();
        }
    }

    private Optional<Comment> parentOf(ArticleView article, CommentForm form, FormErrors errors) {
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

    private static ResponseEntity<Void> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
