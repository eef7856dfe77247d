package org.masthead.moderation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.masthead.account.DeskUser;
import org.masthead.comment.AppealDecided;
import org.masthead.comment.CommentDecided;
import org.masthead.comment.CommentDecisions;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.Verdict;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What writers say against a removal: decided once, and by another moderator than the one who removed, where there is
 * one.
 */
@Service
@Transactional
class Appeals {

    private static final int LONGEST_ANSWER = 1_000;

    private final JdbcClient jdbc;
    private final CommentDecisions decisions;
    private final Colleagues colleagues;
    private final ModerationQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Appeals(
            JdbcClient jdbc,
            CommentDecisions decisions,
            Colleagues colleagues,
            ModerationQueue queue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.colleagues = colleagues;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /** What came of it. */
    enum Result {
        DONE,
        /** A colleague was quicker. */
        DECIDED_BEFORE,
        /** Nobody judges their own decision while there is somebody else. */
        OWN_DECISION;

        String key() {
            return "appeal-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether somebody may decide on an appeal against this comment's removal. */
    @Transactional(readOnly = true)
    boolean mayDecide(QueuedComment comment, DeskUser moderator) {
        return !Objects.equals(comment.decidedById(), moderator.id()) || isAlone(comment.id(), moderator);
    }

    /**
     * Decides on an appeal.
     *
     * @param overturned whether the comment comes back
     * @param answer in words that its writer reads, may be empty
     */
    Result decide(long commentId, boolean overturned, String answer, DeskUser moderator) {
        Optional<Boolean> open = jdbc.sql("select outcome is null from comment_appeal where comment_id = ? for update")
                .param(commentId)
                .query(Boolean.class)
                .optional();
        if (!open.orElseThrow(NotFound::new)) {
            return Result.DECIDED_BEFORE;
        }
        QueuedComment comment = queue.find(commentId, moderator).orElseThrow(NotFound::new);
        if (!mayDecide(comment, moderator)) {
            return Result.OWN_DECISION;
        }
        String words = TypedText.lines(answer);
        jdbc.sql("""
                        update comment_appeal set outcome = :outcome, answer = :answer, decided_at = :now, decided_by = :me
                        where comment_id = :comment
                        """)
                .param("outcome", overturned ? "OVERTURNED" : "UPHELD")
                .param("answer", words.length() > LONGEST_ANSWER ? words.substring(0, LONGEST_ANSWER) : words)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("me", moderator.id())
                .param("comment", commentId)
                .update();
        if (overturned) {
            decisions.decide(List.of(commentId), Verdict.APPROVED, moderator.id());
        }
        events.publishEvent(new AppealDecided(commentId, overturned, moderator.id()));
        return Result.DONE;
    }

    /**
     * Whoever lets a comment back in by any other button has answered its writer too; and who takes that back has not.
     */
    @EventListener
    void commentsDecided(CommentDecided decided) {
        Long account = decided.account();
        boolean back = decided.to() == CommentStatus.APPROVED || decided.to() == CommentStatus.PENDING;
        if (account == null
                || back == (decided.from() == CommentStatus.APPROVED || decided.from() == CommentStatus.PENDING)) {
            return;
        }
        Long[] ids = decided.commentIds().toArray(Long[]::new);
        if (back) {
            jdbc.sql("""
                            update comment_appeal e
                            set outcome = 'OVERTURNED', decided_by = :me,
                                decided_at = (select c.decided_at from comment c where c.id = e.comment_id)
                            where e.comment_id = any (:ids) and e.outcome is null
                            returning e.comment_id
                            """)
                    .param("me", account)
                    .param("ids", ids)
                    .query(Long.class)
                    .list()
                    .forEach(id -> events.publishEvent(new AppealDecided(id, true, account)));
        } else {
            jdbc.sql("""
                            update comment_appeal e set outcome = null, answer = '', decided_at = null, decided_by = null
                            where e.comment_id = any (:ids) and e.outcome = 'OVERTURNED'
                              and e.decided_at = (select max(d.decided_at) from comment_decision d
                                                  where d.comment_id = e.comment_id and d.decided_at = e.decided_at
                                                    and d.undone_at is not null)
                            """).param("ids", ids).update();
        }
    }

    private boolean isAlone(long commentId, DeskUser moderator) {
        Set<Long> sections = queue.sectionsOf(List.of(commentId));
        return colleagues.moderators().stream()
                .filter(colleague -> colleague.id() != moderator.id())
                .noneMatch(colleague -> sections.stream().anyMatch(colleague::worksIn));
    }
}
