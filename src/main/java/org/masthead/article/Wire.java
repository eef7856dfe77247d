package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stories as they go out in one feed, newest first.
 *
 * @param touchedAt when anything that readers had was last saved, published or taken down, so that a list which lost a
 *     story counts as changed too; null where there are no stories
 */
public record Wire(List<WireStory> stories, @Nullable Instant touchedAt) {}
