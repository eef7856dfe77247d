package org.masthead.comment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.account.DeskUser;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replies from the desk, which appear at once. */
@Service
@Transactional
public class StaffReplies {

    private final CommentRepository comments;
    private final CommentSubmissions submissions;
    private final CommentDecisions decisions;
    private final CommentRules rules;
    private final Clock clock;

    StaffReplies(
            CommentRepository comments,
            CommentSubmissions submissions,
            CommentDecisions decisions,
            CommentRules rules,
            Clock clock) {
        this.comments = comments;
        this.submissions = submissions;
        this.decisions = decisions;
        this.rules = rules;
        this.clock = clock;
    }

    /** The words of a reply as they are kept; {@code errors} says what is wrong with them. */
    public String check(String typed, FormErrors errors) {
        return rules.body(typed, errors);
    }

    /**
     * Replies in somebody's name, at once before the readers. Whoever answers a held comment has read it, so that one
     * is approved with it.
     *
     * @return the reply's number; nothing where the comment is spam or removed by now
     */
    public Optional<Long> post(long parentId, String body, DeskUser writer) {
        Comment parent =
                comments.lockAll(List.of(parentId)).stream().findFirst().orElseThrow(NotFound::new);
        if (parent.getStatus() != CommentStatus.PENDING && parent.getStatus() != CommentStatus.APPROVED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        CommentWords words = new CommentWords(writer.name(), writer.email(), null, body);
        Digest digest = Digest.ofPost(parent.getArticle().getId(), parentId, words);
        if (!submissions.claim(digest, now)) {
            return submissions.earlier(digest, now);
        }
        decisions.decide(List.of(parentId), Verdict.APPROVED, writer.id());
        Comment reply = comments.saveAndFlush(Comment.byStaff(parent.getArticle(), parent, words, writer.id(), now));
        submissions.settle(digest, reply.getId());
        return Optional.of(reply.getId());
    }
}
