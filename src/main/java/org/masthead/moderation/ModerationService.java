package org.masthead.moderation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.masthead.account.DeskUser;
import org.masthead.audit.Audit;
import org.masthead.comment.CommentDecisions;
import org.masthead.comment.Decided;
import org.masthead.comment.SeenComment;
import org.masthead.comment.TakenBack;
import org.masthead.comment.Verdict;
import org.masthead.right.Right;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides on comments, one or thousands at a time, for moderators who may. */
@Service
class ModerationService {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationService.class);

    /** So many rows are locked and told of at once; whoever else decides or posts waits no longer than for these. */
    private static final int AT_ONCE = 5_000;

    /** More than a page of the queue. */
    private static final int LONG = 100;

    private final CommentDecisions decisions;
    private final TakenBack takenBack;
    private final ModerationQueue queue;
    private final Claims claims;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ModerationService(
            CommentDecisions decisions,
            TakenBack takenBack,
            ModerationQueue queue,
            Claims claims,
            Audit audit,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.takenBack = takenBack;
        this.queue = queue;
        this.claims = claims;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What came of a decision.
     *
     * @param held names of colleagues who look at some of the comments, which stay as they are
     */
    record Outcome(Decided decided, Map<Long, String> held) {}

    /**
     * How many comments were decided on, or taken back, as one; and how many of them stayed as they were.
     *
     * @param whole false where the database failed in the middle: what was done before is done, the rest can be asked
     *     for again
     */
    record Swept(long batch, int comments, int left, boolean whole) {}

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

    /** Decides on comments that a moderator has seen; those that a colleague looks at stay as they are. */
    @Transactional
    Outcome decide(List<SeenComment> seen, Verdict verdict, DeskUser moderator) {
        List<Long> ids = seen.stream().map(SeenComment::id).toList();
        requireTheirs(ids, moderator);
        Map<Long, String> held = claims.heldByOthers(ids, moderator);
        List<SeenComment> free =
                seen.stream().filter(each -> !held.containsKey(each.id())).toList();
        return new Outcome(decisions.decide(decisions.newBatch(), free, verdict, moderator.id()), held);
    }

    /**
     * Decides on all that a sweep meets in the moderator's sections, a part at a time; the audit log has one line of
     * it.
     */
    Swept sweep(Sweep sweep, Verdict verdict, DeskUser moderator) {
        List<SeenComment> met = jdbc.sql(
                        "select c.id, c.version from comment c join article a on a.id = c.article_id where "
                                + sweep.condition() + " and c.id <= :last and " + ModerationQueue.THEIRS
                                + "order by c.id")
                .params(sweep.values())
                .param("last", sweep.last())
                .param("sections", ModerationQueue.sections(moderator))
                .query((row, number) -> new SeenComment(row.getLong("id"), row.getInt("version")))
                .list();
        long batch = decisions.newBatch();
        int comments = 0;
        boolean whole = true;
        for (int start = 0; whole && start < met.size(); start += AT_ONCE) {
            List<SeenComment> part = met.subList(start, Math.min(met.size(), start + AT_ONCE));
            try {
                comments += together(true, () -> decisions.decide(batch, part, verdict, moderator.id()))
                        .changed()
                        .size();
            } catch (DataAccessException | TransactionException e) {
                whole = !doneInPart(comments, e);
            }
        }
        note("decided-at-once", batch, comments);
        return new Swept(batch, comments, 0, whole);
    }

    /** Takes back all that was decided at once, but for what somebody decided on since. */
    Swept undo(long batch, DeskUser moderator) {
        if (!moderator.worksEverywhere()) {
            sectionsOf(batch).forEach(section -> moderator.mustHave(Right.MODERATE_COMMENTS, false, section));
        }
        boolean many = isLong(batch);
        int comments = 0;
        int left = 0;
        boolean whole = true;
        Long after = 0L;
        while (whole && after != null) {
            long start = after;
            try {
                TakenBack.Part part = together(many, () -> takenBack.undo(batch, start, moderator.id()));
                comments += part.comments().size();
                left += part.left();
                after = part.last();
            } catch (DataAccessException | TransactionException e) {
                whole = !doneInPart(comments, e);
            }
        }
        if (many) {
            note("taken-back-at-once", batch, comments);
        }
        return new Swept(batch, comments, left, whole);
    }

    /** Whether something was done that whoever asked has to hear of; where nothing was, the failure goes on. */
    private static boolean doneInPart(int comments, RuntimeException failure) {
        if (comments == 0) {
            throw failure;
        }
        LOG.warn(
                "Some of very many comments were decided on, the rest was not: {}",
                failure.getClass().getSimpleName());
        return true;
    }

    /** Whether a batch is more than somebody chose one by one. */
    private boolean isLong(long batch) {
        return jdbc.sql("select count(*) from (select from comment_decision where batch = ? limit ?) found")
                        .params(batch, LONG)
                        .query(Integer.class)
                        .single()
                == LONG;
    }

    /** Does something in one transaction, of which the audit log has a line a comment or, of very many, none. */
    private <T> T together(boolean many, Supplier<T> act) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (many) {
                jdbc.sql("select set_config('masthead.at_once', 'yes', true)")
                        .query(String.class)
                        .single();
            }
            return act.get();
        }));
    }

    private void note(String act, long batch, int comments) {
        if (comments > 0) {
            audit.note("comment", act, null, "", Map.of("batch", batch, "comments", comments));
        }
    }

    private List<Long> sectionsOf(long batch) {
        return jdbc.sql("""
                        select distinct a.section_id from comment_decision d join comment c on c.id = d.comment_id
                        join article a on a.id = c.article_id where d.batch = ?
                        """).param(batch).query(Long.class).list();
    }
}
