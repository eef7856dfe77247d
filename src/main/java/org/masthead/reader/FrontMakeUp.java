package org.masthead.reader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveArticles;
import org.masthead.article.RankedStories;
import org.masthead.article.Ranking;
import org.masthead.article.Story;
import org.masthead.comment.CommentThreads;
import org.masthead.delivery.PageParts;
import org.masthead.front.Fronts;
import org.masthead.section.SectionLabel;
import org.springframework.stereotype.Component;

/**
 * Makes up the front page: first the places that editors chose, then the newest, then what readers talk about, and the
 * rest by recency. Each story is given away once; what readers may not see leaves its place to the next one.
 */
@Component
class FrontMakeUp {

    private static final int LATEST = 6;
    private static final int IN_BLOCK = 5;
    private static final int PLACES = 12;

    /** So many left below the latest make up majors without a choice of editors; fewer are better seen by section. */
    private static final int ENOUGH_FOR_MAJORS = 12;

    private static final int DISCUSSED = 5;
    private static final int FEWEST_DISCUSSED = 3;
    private static final Duration DISCUSSED_WITHIN = Duration.ofDays(7);

    private final LiveArticles articles;
    private final Fronts fronts;
    private final CommentThreads threads;
    private final Clock clock;
    private final PageParts pages;

    FrontMakeUp(LiveArticles articles, Fronts fronts, CommentThreads threads, Clock clock, PageParts pages) {
        this.articles = articles;
        this.fronts = fronts;
        this.threads = threads;
        this.clock = clock;
        this.pages = pages;
    }

    FrontPage page() {
        return page(fronts.chosen("chosen", null), story -> story);
    }

    /** The same for other chosen stories. */
    FrontPage page(List<Long> chosen, UnaryOperator<Story> then) {
        return page(Ranking.of("chosen", chosen), then);
    }

    /**
     * Makes it up.
     *
     * @param then makes of a story what it will be
     */
    private FrontPage page(Ranking chosen, UnaryOperator<Story> then) {
        // More than are shown, as some of them may be out of sight or in a place already.
        RankedStories read = articles.ranked(
                chosen,
                threads.mostDiscussed("talk", discussedSince(), 2 * PLACES),
                articles.newest("newest", 2 * PLACES + DISCUSSED + LATEST + 1));
        Map<Long, Long> talk = new HashMap<>();
        read.of("talk").forEach(each -> talk.put(each.story().id(), each.number()));
        List<Story> places = slice(stories(read, chosen.name(), then), 0, PLACES);
        List<Story> newest = stories(read, "newest", then);

        Set<Long> given = numbers(places);
        List<Story> pool = without(given, newest);
        Story lead = places.isEmpty() ? null : places.get(0);
        int filled = 0;
        if (lead == null && !pool.isEmpty()) {
            lead = pool.get(filled++);
        }
        List<Story> latest = slice(pool, filled, LATEST);
        filled += latest.size();

        given.addAll(numbers(pool.subList(0, filled)));
        // No more than half of what is left, so that a small site has stories for its sections too.
        List<Story> discussed =
                slice(without(given, stories(read, "talk", then)), 0, Math.min(DISCUSSED, (pool.size() - filled) / 2));
        if (discussed.size() < FEWEST_DISCUSSED) {
            discussed = List.of();
        }
        given.addAll(numbers(discussed));
        pool = without(numbers(discussed), pool);

        List<Story> ranked = new ArrayList<>(slice(places, 1, PLACES));
        int missing = fullRows(ranked.size()) - ranked.size();
        int wanted = ranked.isEmpty() ? ENOUGH_FOR_MAJORS : missing;
        if (pool.size() - filled >= wanted) {
            ranked.addAll(slice(pool, filled, missing));
            filled += missing;
        }
        given.addAll(numbers(pool.subList(0, filled)));
        List<Story> inBlocks = articles.newestOfEachSection(IN_BLOCK, given);
        return page(
                lead, latest, ranked, discussed, talk, inBlocks, pool.size() > filled ? pool.get(filled - 1) : null);
    }

    private FrontPage page(
            @Nullable Story lead,
            List<Story> latest,
            List<Story> ranked,
            List<Story> discussed,
            Map<Long, Long> talk,
            List<Story> inBlocks,
            @Nullable Story last) {
        return new FrontPage(
                lead,
                latest,
                slice(ranked, 0, 3),
                slice(ranked, 3, PLACES),
                discussed.stream()
                        .map(story -> new FrontPage.Discussed(story, talk.getOrDefault(story.id(), 0L)))
                        .toList(),
                blocks(inBlocks),
                last == null ? null : "/?before=" + StoryLists.cursor(last));
    }

    /** By the hour, so that the page stays as it is while nothing happens. */
    private Instant discussedSince() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        pages.until(hour.plus(1, ChronoUnit.HOURS));
        return hour.minus(DISCUSSED_WITHIN);
    }

    /** Three major stories, and below them minor ones in rows of four. */
    private static int fullRows(int ranked) {
        return ranked <= 3 ? 3 : 3 + (ranked - 3 + 3) / 4 * 4;
    }

    private static List<Story> stories(RankedStories read, String ranking, UnaryOperator<Story> then) {
        return read.storiesOf(ranking).stream().map(then).toList();
    }

    private static Set<Long> numbers(List<Story> stories) {
        return stories.stream().map(Story::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Story> without(Set<Long> given, List<Story> stories) {
        return stories.stream().filter(story -> !given.contains(story.id())).toList();
    }

    private static List<Story> slice(List<Story> stories, int from, int most) {
        int start = Math.min(from, stories.size());
        return stories.subList(start, Math.min(stories.size(), start + most));
    }

    private static List<FrontPage.Block> blocks(List<Story> stories) {
        Map<SectionLabel, List<Story>> bySection = new LinkedHashMap<>();
        stories.forEach(story -> bySection
                .computeIfAbsent(story.section(), none -> new ArrayList<>())
                .add(story));
        return bySection.entrySet().stream()
                .map(each -> new FrontPage.Block(each.getKey(), each.getValue()))
                .toList();
    }
}
