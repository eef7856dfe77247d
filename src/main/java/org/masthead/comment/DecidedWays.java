package org.masthead.comment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Comments by the way that they went, so that each way is told of once however many went it. */
final class DecidedWays {

    private record Way(CommentStatus from, CommentStatus to) {}

    private final Map<Way, List<Long>> ways = new LinkedHashMap<>();

    void add(long comment, String from, String to) {
        ways.computeIfAbsent(new Way(CommentStatus.valueOf(from), CommentStatus.valueOf(to)), none -> new ArrayList<>())
                .add(comment);
    }

    void tell(ApplicationEventPublisher events, @Nullable Long account) {
        ways.forEach((way, comments) ->
                events.publishEvent(new CommentDecided(List.copyOf(comments), way.from(), way.to(), account)));
    }
}
