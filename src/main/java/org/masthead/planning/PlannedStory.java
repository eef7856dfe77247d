package org.masthead.planning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleStatus;
import org.masthead.article.StoryMove;

/**
 * A story on the plan or on the board.
 *
 * @param moment when it goes out or went out; null where nobody has said
 * @param notes open ones
 * @param moves that can be made from the board with one button
 */
record PlannedStory(
        long id,
        String headline,
        ArticleStatus status,
        String section,
        @Nullable Instant moment,
        @Nullable Instant embargoedUntil,
        @Nullable String assignee,
        int notes,
        List<StoryMove> moves) {}
