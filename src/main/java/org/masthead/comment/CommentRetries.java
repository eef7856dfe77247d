package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.FormErrors;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * A browser that does not know whether its post arrived sends it again under the same random key. If it did arrive, the
 * comment stays one; words that were changed meanwhile are its new wording.
 */
@Component
class CommentRetries {

    private static final int LONGEST_KEY = 100;

    private final CommentSubmissions submissions;
    private final CommentRepository comments;
    private final OwnComments own;
    private final NetworkAddresses networks;
    private final MessageSource messages;
    private final Clock clock;

    CommentRetries(
            CommentSubmissions submissions,
            CommentRepository comments,
            OwnComments own,
            NetworkAddresses networks,
            MessageSource messages,
            Clock clock) {
        this.submissions = submissions;
        this.comments = comments;
        this.own = own;
        this.networks = networks;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether there was an earlier try under the same key by the same person. */
    boolean knows(@Nullable String key, CommentWords words) {
        return digest(key, words)
                .flatMap(digest -> submissions.earlier(digest, clock.instant()))
                .isPresent();
    }

    /** What came of an earlier try under the same key by the same person, with these words now. */
    Optional<PostedComment> earlier(@Nullable String key, CommentWords words, HttpServletRequest request) {
        return digest(key, words)
                .flatMap(digest -> submissions.earlier(digest, clock.instant()))
                .flatMap(comments::findWithArticleById)
                .filter(comment -> comment.getReceipt() != null && saysNow(comment, words.body(), request))
                .flatMap(comment -> comments.findWithArticleById(comment.getId()))
                .map(CommentService::posted);
    }

    private boolean saysNow(Comment comment, String body, HttpServletRequest request) {
        String receipt = comment.getReceipt();
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        try {
            return comment.getBody().equals(body)
                    || (receipt != null
                            && own.reword(
                                    receipt,
                                    body,
                                    networks.of(request),
                                    agent == null ? "" : agent,
                                    new FormErrors(messages)));
        } catch (CommentRefused asANewOneWillBe) {
            return false;
        }
    }

    /** By what a try is known again; nothing where a browser sent no key. */
    static Optional<Digest> digest(@Nullable String key, CommentWords words) {
        String typed = TypedText.line(key);
        return typed.isEmpty() || typed.length() > LONGEST_KEY
                ? Optional.empty()
                : Optional.of(Digest.of("key", typed, words.email()));
    }
}
