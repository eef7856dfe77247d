package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.text.SafeHtml;

/**
 * A live article as feeds send it out.
 *
 * @param createdAt when it was first written; it never changes, unlike slug and moment of publication
 * @param updatedAt the last change of substance, or null
 * @param tags their names, in order
 * @param body empty where only teasers were asked for
 */
public record WireStory(
        Story story, Instant createdAt, @Nullable Instant updatedAt, List<String> tags, SafeHtml body) {

    /** When it last changed in substance. */
    public Instant changedAt() {
        return updatedAt == null || updatedAt.isBefore(story.publishedAt()) ? story.publishedAt() : updatedAt;
    }
}
