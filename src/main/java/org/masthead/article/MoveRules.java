package org.masthead.article;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.springframework.stereotype.Component;

/**
 * Who may move a story, and when: the one place that is asked. What an embargo or a second pair of eyes forbids, it
 * forbids to everyone, administrators included.
 */
@Component
class MoveRules {

    private final ReviewSettings review;
    private final PressClock clock;

    MoveRules(ReviewSettings review, PressClock clock) {
        this.review = review;
        this.clock = clock;
    }

    /** Whether a person's role lets them decide such a move. */
    boolean mayDecide(DeskUser user, StoryMove move) {
        return switch (move.by()) {
            case WRITER, PUBLISHER, EDITOR -> user.role() == Role.EDITOR || user.role() == Role.ADMINISTRATOR;
        };
    }

    /** Whether a person may make a promise to a source shorter, or take it back. */
    boolean mayLiftEmbargo(DeskUser user) {
        return user.isAdministrator();
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
