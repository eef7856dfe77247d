package org.masthead.article;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stories of a section that were published just before and just after one. */
public record Neighbours(
        @Nullable Neighbour earlier, @Nullable Neighbour later) {

    static final Neighbours NONE = new Neighbours(null, null);

    /** A story by its address and headline. */
    public record Neighbour(long id, String address, String headline, boolean later) {}

    static Neighbours of(List<Neighbour> found) {
        return new Neighbours(
                found.stream().filter(each -> !each.later()).findFirst().orElse(null),
                found.stream().filter(Neighbour::later).findFirst().orElse(null));
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
