package org.masthead.article;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Right;
import org.springframework.stereotype.Component;

/**
 * Who may move a story, and when: the one place that is asked. What an embargo or a second pair of eyes forbids, it
 * forbids to everyone, administrators included.
 */
@Component
class MoveRules {

    private final ReviewSettings review;
    private final PressClock clock;
    private final StoryGuard guard;

    MoveRules(ReviewSettings review, PressClock clock, StoryGuard guard) {
        this.review = review;
        this.clock = clock;
        this.guard = guard;
    }

    /** Whether a person's role lets them decide such a move of that story. */
    boolean mayDecide(DeskUser user, StoryMove move, long id) {
        return guard.may(user, rightFor(move), id);
    }

    /** Whether a person's role lets them decide such a move of any story. */
    boolean mayDecideAll(DeskUser user, StoryMove move) {
        return user.mayWithAll(rightFor(move));
    }

    /** Whether a person may make a promise to a source shorter, or take it back. */
    boolean mayLiftEmbargo(DeskUser user) {
        return user.may(Right.LIFT_EMBARGOES);
    }

    private static Right rightFor(StoryMove move) {
        return switch (move.by()) {
            case WRITER -> Right.WRITE_STORIES;
            case PUBLISHER -> Right.PUBLISH_STORIES;
            case EDITOR -> Right.REVIEW_STORIES;
        };
    }

    /**
     * Goes on only if the story can be moved so, by that account, now.
     *
     * @param account null where nobody in particular does it
     * @throws MoveRefused otherwise
     */
    void check(Article article, StoryMove move, @Nullable Long account) {
        if (!move.startsFrom(article.getStatus())) {
            throw new MoveRefused("article.move.illegal." + move.name());
        }
        if (move == StoryMove.PUBLISH && article.isHeldBackAt(clock.now())) {
            throw new MoveRefused("article.move.embargo");
        }
        if (!review.fourEyes()) {
            return;
        }
        if (move == StoryMove.APPROVE && Objects.equals(account, article.getSubmittedBy())) {
            throw new MoveRefused("article.move.own");
        }
        if ((move == StoryMove.PUBLISH || move == StoryMove.SCHEDULE) && !isApproved(article)) {
            throw new MoveRefused("article.move.unread");
        }
    }

    /** Whether such a change takes back the approval that the story has. */
    boolean asksForAnotherReading(Article article, ArticleCopy copy) {
        return review.fourEyes() && isApproved(article) && article.differsInSubstance(copy);
    }

    private static boolean isApproved(Article article) {
        return article.getStatus() == ArticleStatus.APPROVED || article.getStatus() == ArticleStatus.SCHEDULED;
    }
}
