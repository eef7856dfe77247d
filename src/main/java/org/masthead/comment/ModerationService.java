package org.masthead.comment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.masthead.account.DeskUser;
import org.masthead.right.Right;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides on comments, one or many at a time. */
@Service
@Transactional
class ModerationService {

    private final CommentRepository comments;
    private final CommentSubmissions submissions;
    private final ModerationQueue queue;
    private final Clock clock;

    ModerationService(CommentRepository comments, CommentSubmissions submissions, ModerationQueue queue, Clock clock) {
        this.comments = comments;
        this.submissions = submissions;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Goes on only if all these comments stand below stories in sections that somebody works in.
     *
     * @throws org.masthead.account.NotAllowed otherwise
     */
    void requireTheirs(Collection<Long> ids, DeskUser moderator) {
        if (!moderator.worksEverywhere()) {
            queue.sectionsOf(ids).forEach(section -> moderator.mustHave(Right.MODERATE_COMMENTS, false, section));
        }
    }

    /**
     * Moves comments where the desk wants them; those that are there already stay as they are.
     *
     * @return the numbers of those that moved
     */
    List<Long> decide(Collection<Long> ids, CommentStatus target, DeskUser moderator) {
        requireTheirs(ids, moderator);
        return move(ids, (comment, now) -> comment.decide(target, moderator.id(), now));
    }

    /** Puts comments back to where they were before the last decision. */
    List<Long> restore(Collection<Long> ids, DeskUser moderator) {
        requireTheirs(ids, moderator);
        return move(ids, (comment, now) -> comment.restore(moderator.id(), now));
    }

    private List<Long> move(Collection<Long> ids, BiConsumer<Comment, Instant> decision) {
        Instant now = clock.instant();
        List<Long> moved = new ArrayList<>();
        for (Comment comment : comments.lockAll(ids)) {
            CommentStatus before = comment.getStatus();
            decision.accept(comment, now);
            if (comment.getStatus() != before) {
                moved.add(comment.getId());
            }
        }
        return moved;
    }

    /**
     * Replies in the moderator's name, at once before the readers. Whoever answers a held comment has read it, so that
     * one is approved with it.
     *
     * @return the reply's number; nothing where the comment is spam or removed by now
     */
    Optional<Long> reply(long parentId, String body, DeskUser moderator) {
        requireTheirs(List.of(parentId), moderator);
        Comment parent =
                comments.lockAll(List.of(parentId)).stream().findFirst().orElseThrow(NotFound::new);
        if (parent.getStatus() != CommentStatus.PENDING && parent.getStatus() != CommentStatus.APPROVED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        CommentWords words = new CommentWords(moderator.name(), moderator.email(), null, body);
        byte[] digest = CommentSubmissions.digest(parent.getArticle().getId(), parentId, words);
        if (!submissions.claim(digest, now)) {
            return submissions.earlier(digest, now);
        }
        parent.decide(CommentStatus.APPROVED, moderator.id(), now);
        Comment reply = comments.saveAndFlush(Comment.byStaff(parent.getArticle(), parent, words, moderator.id(), now));
        submissions.settle(digest, reply.getId());
        return Optional.of(reply.getId());
    }
}
