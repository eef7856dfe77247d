package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.RateLimit;
import org.masthead.web.TypedText;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The way of words from a form into the conversation. What costs least is asked first: a repeat is answered with what
 * came of it, a flood is stopped in memory, and only then do the screens look and the database write.
 */
@Component
class CommentIntake {

    private final CommentService comments;
    private final CommentRetries retries;
    private final CommentLimits limits;
    private final Findings findings;
    private final FormProof proofs;
    private final NetworkAddresses networks;
    private final ObjectProvider<CommenterIdentity> identities;
    private final Clock clock;

    CommentIntake(
            CommentService comments,
            CommentRetries retries,
            CommentLimits limits,
            Findings findings,
            FormProof proofs,
            NetworkAddresses networks,
            ObjectProvider<CommenterIdentity> identities,
            Clock clock) {
        this.comments = comments;
        this.retries = retries;
        this.limits = limits;
        this.findings = findings;
        this.proofs = proofs;
        this.networks = networks;
        this.identities = identities;
        this.clock = clock;
    }

    /** Too much came from one side; it may come again after so many seconds. */
    static class TooOften extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long seconds;

        TooOften(long seconds) {
            this.seconds = seconds;
        }

        long seconds() {
            return seconds;
        }
    }

    /** What came of the same post before, by its words or by the key of a browser that tries again. */
    Optional<PostedComment> earlier(
            long articleId,
            @Nullable Long parentId,
            CommentWords words,
            @Nullable String key,
            HttpServletRequest request) {
        return comments.earlier(articleId, parentId, words).or(() -> retries.earlier(key, words, request));
    }

    /**
     * Takes a new post.
     *
     * @throws TooOften where a limit is reached
     * @throws CommentRefused where it is not taken
     */
    PostedComment take(
            ArticleView article,
            @Nullable Long parentId,
            CommentWords words,
            CommentForm form,
            HttpServletRequest request) {
        byte[] digest = CommentSubmissions.digest(article.id(), parentId, words);
        Optional<RateLimit.Verdict> refusal =
                limits.refusal(networks.neighbourhoodOf(request), words.email(), article.id(), digest);
        if (refusal.isPresent()) {
            throw new TooOften(refusal.get().seconds());
        }
        try {
            Submission submission = submission(article, parentId, words, form.proof(), request);
            PostedComment posted = comments.post(submission, findings.of(submission));
            retries.remember(form.key(), words, posted.id());
            return posted;
        } catch (CommentRefused refused) {
            limits.countAgain(digest);
            throw refused;
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
                identities.orderedStream().anyMatch(identity -> identity.isConfirmed(request, words)),
                clock.instant());
    }
}
