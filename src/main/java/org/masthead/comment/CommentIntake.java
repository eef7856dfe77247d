package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.DiscussedStory;
import org.masthead.text.CommentMarkup;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.RateLimit;
import org.masthead.web.TypedText;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The way of words from a form into the conversation. What costs least is asked first: a repeat is answered with what
 * came of it, a flood is stopped in memory, and only then do the screens look and the database write.
 */
@Component
class CommentIntake {

    private static final int RECEIPT_BYTES = 32;

    private final CommentService comments;
    private final NewComments newComments;
    private final CommentGate gate;
    private final CommentRetries retries;
    private final CommentLimits limits;
    private final Findings findings;
    private final FormProof proofs;
    private final NetworkAddresses networks;
    private final List<CommenterIdentity> identities;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CommentIntake(
            CommentService comments,
            NewComments newComments,
            CommentGate gate,
            CommentRetries retries,
            CommentLimits limits,
            Findings findings,
            FormProof proofs,
            NetworkAddresses networks,
            List<CommenterIdentity> identities,
            Clock clock) {
        this.comments = comments;
        this.newComments = newComments;
        this.gate = gate;
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
     * Takes a post; one that came before is answered with what came of it.
     *
     * @throws TooOften where a limit is reached
     * @throws CommentRefused where it is not taken
     */
    PostedComment take(
            DiscussedStory article,
            @Nullable Long parentId,
            CommentWords words,
            CommentForm form,
            HttpServletRequest request) {
        Optional<PostedComment> earlier = retries.knows(form.key(), words)
                ? earlier(article.id(), parentId, words, form.key(), request)
                : Optional.empty();
        return earlier.orElseGet(() -> takeNew(article.id(), parentId, words, form, request));
    }

    private PostedComment takeNew(
            long articleId, @Nullable Long parentId, CommentWords words, CommentForm form, HttpServletRequest request) {
        Digest digest = Digest.ofPost(articleId, parentId, words);
        Optional<RateLimit.Verdict> refusal =
                limits.refusal(networks.neighbourhoodOf(request), words.email(), articleId, digest);
        if (refusal.isPresent()) {
            return comments.earlier(articleId, parentId, words)
                    .orElseThrow(() -> new TooOften(refusal.get().seconds()));
        }
        try {
            Incoming comment = incoming(submission(articleId, parentId, words, form.proof(), request), form.key());
            gate.aside(request, () -> {
                comment.findElsewhere(findings.elsewhere(comment.submission()));
                newComments.takeWithOthers(comment);
            });
            return newComments.outcomeOf(comment);
        } catch (CommentRefused refused) {
            limits.countAgain(digest);
            throw refused;
        }
    }

    private Incoming incoming(Submission submission, @Nullable String key) {
        CommentWords words = submission.words();
        return new Incoming(
                submission,
                CommentRetries.digest(key, words).orElse(null),
                CommentMarkup.render(words.body()).html(),
                newReceipt(),
                findings.ofItself(submission));
    }

    private Submission submission(
            long articleId,
            @Nullable Long parentId,
            CommentWords words,
            @Nullable String proof,
            HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Submission(
                null,
                articleId,
                parentId,
                words,
                networks.of(request),
                agent == null ? "" : agent,
                proofs.check(request.getRequestURI(), TypedText.line(proof), clock.instant()),
                identities.stream().anyMatch(identity -> identity.isConfirmed(request, words)),
                clock.instant());
    }

    private String newReceipt() {
        byte[] bytes = new byte[RECEIPT_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
