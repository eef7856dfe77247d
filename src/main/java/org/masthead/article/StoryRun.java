package org.masthead.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Which live stories a list has: all, or those of a section, with a tag, by an author, of some days, or several of it.
 */
public final class StoryRun {

    final String filter;
    final Map<String, ?> parameters;

    private StoryRun(String filter, Map<String, ?> parameters) {
        this.filter = filter;
        this.parameters = parameters;
    }

    public static StoryRun all() {
        return new StoryRun("", Map.of());
    }

    public static StoryRun inSection(long sectionId) {
        return new StoryRun(StoryQuery.IN_SECTION, Map.of("section", sectionId));
    }

    public static StoryRun withTag(long tagId) {
        return new StoryRun(StoryQuery.WITH_TAG, Map.of("tag", tagId));
    }

    public static StoryRun by(long authorId) {
        return new StoryRun(StoryQuery.BY_AUTHOR, Map.of("author", authorId));
    }

    /** Those of this list that are in another, too. */
    public StoryRun and(StoryRun other) {
        Map<String, Object> both = new HashMap<>(parameters);
        both.putAll(other.parameters);
        return new StoryRun(filter + other.filter, both);
    }

    /** Those from a moment on. */
    public static StoryRun since(Instant start) {
        return new StoryRun("and a.published_at >= :start ", Map.of("start", start.atOffset(ZoneOffset.UTC)));
    }

    /** Those before a moment. */
    public static StoryRun until(Instant end) {
        return new StoryRun("and a.published_at < :end ", Map.of("end", end.atOffset(ZoneOffset.UTC)));
    }
}
