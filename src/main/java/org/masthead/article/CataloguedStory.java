package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.section.TagLabel;

/**
 * A live story as programs outside find it in a list.
 *
 * @param updatedAt the last change of substance, or null
 * @param tags in order
 */
public record CataloguedStory(Story story, @Nullable Instant updatedAt, List<TagLabel> tags) {

    /** When it last changed in substance. */
    public Instant changedAt() {
        return updatedAt == null || updatedAt.isBefore(story.publishedAt()) ? story.publishedAt() : updatedAt;
    }
}
