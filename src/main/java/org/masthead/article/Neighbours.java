package org.masthead.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stories of a section that were published just before and just after one. */
public record Neighbours(
        @Nullable Neighbour earlier, @Nullable Neighbour later) {

    static final Neighbours NONE = new Neighbours(null, null);

    /** A story by its address and headline. */
    public record Neighbour(String address, String headline, boolean later) {}

    static Neighbours of(List<Neighbour> found) {
        return new Neighbours(
                found.stream().filter(each -> !each.later()).findFirst().orElse(null),
                found.stream().filter(Neighbour::later).findFirst().orElse(null));
    }

    public boolean isEmpty() {
        return earlier == null && later == null;
    }
}
