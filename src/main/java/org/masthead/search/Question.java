package org.masthead.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param from the first day, or null
 * @param to the last day, or null
 */
record Question(
        String words,
        @Nullable Long section,
        @Nullable Long author,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        ZoneId zone) {

    /** What narrows the search, as a list of its own. */
    StoryRun run() {
        StoryRun run = author == null ? StoryRun.all() : StoryRun.by(author);
        run = section == null ? run : run.and(StoryRun.inSection(section));
        run = from == null ? run : run.and(StoryRun.since(startOf(from)));
        return to == null ? run : run.and(StoryRun.until(startOf(to.plusDays(1))));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    Question withWords(String other) {
        return new Question(other, section, author, from, to, zone);
    }

    /** What narrows the entries {@code e} of the index. */
    String filter() {
        return (section == null ? "" : "and e.section_id = :section ")
                + (author == null
                        ? ""
                        : "and exists (select from byline b where b.article_id = e.article_id and b.author_id = :author) ")
                + (from == null ? "" : "and e.published_at >= :from ")
                + (to == null ? "" : "and e.published_at < :to ");
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
            parameters.put("from", startOf(from).atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            parameters.put("to", startOf(to.plusDays(1)).atOffset(ZoneOffset.UTC));
        }
        return parameters;
    }
}
