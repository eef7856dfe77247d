package org.masthead.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Which live stories a list has: all, or those of a section, with a tag, by an author, of some days, or several of it.
 * Each is read in order from an index.
 */
public final class StoryRun {

    private static final String BY_TAG = "article_tag run join article a on a.id = run.article_id ";
    private static final String BY_AUTHOR = "byline run join article a on a.id = run.article_id ";

    /** Where articles {@code a} are read from. */
    final String source;

    /** The columns that give the place of a story in the list: its moment and its number. */
    final String moment;

    final String id;

    final String filter;
    final Map<String, ?> parameters;

    private StoryRun(String source, String moment, String id, String filter, Map<String, ?> parameters) {
        this.source = source;
        this.moment = moment;
        this.id = id;
        this.filter = filter;
        this.parameters = parameters;
    }

    private static StoryRun of(String filter, Map<String, ?> parameters) {
        return new StoryRun("article a ", "a.published_at", "a.id", filter, parameters);
    }

    private static StoryRun filed(String source, String filter, Map<String, ?> parameters) {
        return new StoryRun(source, "run.live_at", "run.article_id", filter, parameters);
    }

    public static StoryRun all() {
        return of("", Map.of());
    }

    public static StoryRun inSection(long sectionId) {
        return of("and a.section_id = :section ", Map.of("section", sectionId));
    }

    public static StoryRun withTag(long tagId) {
        return filed(BY_TAG, "and run.tag_id = :tag and run.live_at <= :now ", Map.of("tag", tagId));
    }

    public static StoryRun by(long authorId) {
        return filed(BY_AUTHOR, "and run.author_id = :author and run.live_at <= :now ", Map.of("author", authorId));
    }

    /** Those of this list that are in another, too, which is not one of a tag or an author. */
    public StoryRun and(StoryRun other) {
        Map<String, Object> both = new HashMap<>(parameters);
        both.putAll(other.parameters);
        return new StoryRun(source, moment, id, filter + other.filter, both);
    }

    /** Those from a moment on. */
    public static StoryRun since(Instant start) {
        return of("and a.published_at >= :start ", Map.of("start", start.atOffset(ZoneOffset.UTC)));
    }

    /** Those before a moment. */
    public static StoryRun until(Instant end) {
        return of("and a.published_at < :end ", Map.of("end", end.atOffset(ZoneOffset.UTC)));
    }

    /** The clause that lists newest first. */
    String newestFirst() {
        return "order by " + moment + " desc, " + id + " desc ";
    }
}
