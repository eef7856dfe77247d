package org.masthead.moderation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.masthead.account.DeskUser;
import org.masthead.comment.CommentDecisions;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.StaffReplies;
import org.masthead.right.Right;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides on comments, one or many at a time. */
@Service
@Transactional
class ModerationService {

    private final CommentDecisions decisions;
    private final StaffReplies replies;
    private final ModerationQueue queue;

    ModerationService(CommentDecisions decisions, StaffReplies replies, ModerationQueue queue) {
        this.decisions = decisions;
        this.replies = replies;
        this.queue = queue;
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
        return decisions.decide(ids, target, moderator.id());
    }

    /** Puts comments back to where they were before the last decision. */
    List<Long> restore(Collection<Long> ids, DeskUser moderator) {
        requireTheirs(ids, moderator);
        return decisions.restore(ids, moderator.id());
    }

    /** Replies in the moderator's name, where the comment still is one to reply to. */
    Optional<Long> reply(long parentId, String body, DeskUser moderator) {
        requireTheirs(List.of(parentId), moderator);
        return replies.post(parentId, body, moderator);
    }
}
