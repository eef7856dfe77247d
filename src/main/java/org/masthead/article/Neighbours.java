package org.masthead.article;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.article.RankedStories.Ranked;

/** The stories of a section that were published just before and just after one. */
public record Neighbours(
        @Nullable Neighbour earlier, @Nullable Neighbour later) {

    /** A story by its address and headline. */
    public record Neighbour(long id, String address, String headline, boolean later) {}

    /** Of what {@link LiveArticles#neighboursOf} found. */
    public static Neighbours of(List<Ranked> found) {
        return new Neighbours(at(0, found), at(1, found));
    }

    private static @Nullable Neighbour at(int side, List<Ranked> found) {
        return found.stream()
                .filter(each -> each.number() == side)
                .map(Ranked::story)
                .map(story -> new Neighbour(story.id(), story.address(), story.headline(), side == 1))
                .findFirst()
                .orElse(null);
    }

    /** Their numbers. */
    public List<Long> ids() {
        return Stream.of(earlier, later)
                .filter(Objects::nonNull)
                .map(Neighbour::id)
                .toList();
    }

    public boolean isEmpty() {
        return earlier == null && later == null;
    }
}
