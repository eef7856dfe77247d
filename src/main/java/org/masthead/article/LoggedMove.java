package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a story, for its history at the desk.
 *
 * @param move the name of a {@link StoryMove}, or {@code EMBARGO}, {@code SENSITIVE} or {@code ORDINARY}
 * @param by null where its moment had come
 */
public record LoggedMove(
        String move,
        ArticleStatus from,
        ArticleStatus to,
        Instant at,
        @Nullable String by,
        String note) {}
