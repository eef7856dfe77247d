package org.masthead.search;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.StoryWish;
import org.masthead.web.ApiProblem;
import org.masthead.web.Listing;
import org.masthead.web.RateLimit;
import org.masthead.web.TypedText;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Searches for programs as the search page does for readers, and no oftener. */
@Component
public class StoryFinder {

    private final StorySearch search;
    private final SearchPlaces places;
    private final Clock clock;

    StoryFinder(StorySearch search, SearchPlaces places, Clock clock) {
        this.search = search;
        this.places = places;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param ids of stories, the best first
     * @param next where to go on, or null at the end
     */
    public record Found(List<Long> ids, @Nullable String next) {}

    /**
     * Finds stories by words.
     *
     * @param wish narrows it, by section, author and days
     * @param after where to go on, as it was told; null for the beginning
     * @throws ApiProblem where that cannot be looked for, or not now
     */
    public Found find(String words, StoryWish wish, @Nullable String after, int count, HttpServletRequest request) {
        String typed = TypedText.line(words);
        if (typed.isEmpty()
                || TypedText.length(typed) > SearchFormReader.LONGEST
                || TypedText.hasControlCharacters(typed)) {
            throw ApiProblem.parameter("q", "q is words, at most " + SearchFormReader.LONGEST + " characters");
        }
        SearchCursor place = Optional.ofNullable(after)
                .map(text -> SearchCursor.parse(text, clock.instant()).orElseThrow(Listing::noPlace))
                .orElseGet(() -> SearchCursor.start(clock.instant()));
        RateLimit.Verdict verdict = places.knock(request);
        if (!verdict.allowed()) {
            throw ApiProblem.of(HttpStatus.TOO_MANY_REQUESTS, "too many searches in a minute")
                    .with(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
        }
        if (!places.enter()) {
            throw busy();
        }
        try {
            Question question = new Question(typed, wish.section(), wish.author(), wish.since(), wish.until());
            StorySearch.Reading reading = search.read(typed);
            FoundStories found = reading.hasWords() ? search.find(question, reading, place, count) : FoundStories.NONE;
            return new Found(
                    found.stories().stream().map(each -> each.story().id()).toList(), found.next());
        } catch (QueryTimeoutException tookTooLong) {
            throw busy();
        } finally {
            places.leave();
        }
    }

    private static ApiProblem busy() {
        return ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, "others are searching")
                .with(HttpHeaders.RETRY_AFTER, "5");
    }
}
