package org.masthead.article;

import java.util.List;
import java.util.Map;

/** What was read of several rankings. */
public record RankedStories(Map<String, List<Ranked>> byRanking) {

    /** A story and the number that its ranking told with it. */
    public record Ranked(Story story, long number) {}

    /** Those of one ranking in its order; none where it was not asked. */
    public List<Ranked> of(String ranking) {
        return byRanking.getOrDefault(ranking, List.of());
    }

    /** The same without their numbers. */
    public List<Story> storiesOf(String ranking) {
        return of(ranking).stream().map(Ranked::story).toList();
    }

    /** The numbers of all of them. */
    List<Long> numbers() {
        return byRanking.values().stream()
                .flatMap(List::stream)
                .map(ranked -> ranked.story().id())
                .toList();
    }
}
