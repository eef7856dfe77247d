package org.masthead.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.article.StoryRun;

/**
 * What somebody looks for.
 *
 * @param words as typed, in the language of search engines: quotes, {@code or}, a minus sign
 * @param section its number, or null for all
 * @param author their number, or null for all
 * @param from published then or later, or null
 * @param until published before, or null
 */
record Question(
        String words,
        @Nullable Long section,
        @Nullable Long author,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** What narrows the search, as a list of its own. */
    StoryRun run() {
        StoryRun run = author == null ? StoryRun.all() : StoryRun.by(author);
        run = section == null ? run : run.and(StoryRun.inSection(section));
        run = from == null ? run : run.and(StoryRun.since(from));
        return until == null ? run : run.and(StoryRun.until(until));
    }

    Question withWords(String other) {
        return new Question(other, section, author, from, until);
    }

    /** What narrows the entries {@code e} of the index. */
    String filter() {
        return (section == null ? "" : "and e.section_id = :section ")
                + (author == null
                        ? ""
                        : "and exists (select from byline b where b.article_id = e.article_id and b.author_id = :author) ")
                + (from == null ? "" : "and e.published_at >= :from ")
                + (until == null ? "" : "and e.published_at < :until ");
    }

    /** The parameters of the filter, and the words. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(Map.of("words", words));
        if (section != null) {
            parameters.put("section", section);
        }
        if (author != null) {
            parameters.put("author", author);
        }
        if (from != null) {
            parameters.put("from", from.atOffset(ZoneOffset.UTC));
        }
        if (until != null) {
            parameters.put("until", until.atOffset(ZoneOffset.UTC));
        }
        return parameters;
    }
}
