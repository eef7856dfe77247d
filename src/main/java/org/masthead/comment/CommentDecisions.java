package org.masthead.comment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only door through which what became of a comment is changed. It does not ask who may: whoever calls has done so.
 * What changed is told by {@link CommentDecided} within the same transaction.
 */
@Service
@Transactional
public class CommentDecisions {

    private final CommentRepository comments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentDecisions(CommentRepository comments, ApplicationEventPublisher events, Clock clock) {
        this.comments = comments;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Moves comments to a state; those that are there already stay as they are.
     *
     * @param account who decided, or null for nobody of the desk
     * @return the numbers of those that moved
     */
    public List<Long> decide(Collection<Long> ids, CommentStatus to, @Nullable Long account) {
        return move(ids, account, (comment, now) -> comment.decide(to, account, now));
    }

    /** Puts comments back to where they were before the last decision. */
    public List<Long> restore(Collection<Long> ids, @Nullable Long account) {
        return move(ids, account, (comment, now) -> comment.restore(account, now));
    }

    private List<Long> move(Collection<Long> ids, @Nullable Long account, BiConsumer<Comment, Instant> decision) {
        Instant now = clock.instant();
        List<Long> moved = new ArrayList<>();
        Map<CommentDecided, List<Long>> ways = new LinkedHashMap<>();
        for (Comment comment : comments.lockAll(ids)) {
            CommentStatus before = comment.getStatus();
            decision.accept(comment, now);
            CommentStatus after = comment.getStatus();
            if (after != before) {
                moved.add(comment.getId());
                ways.computeIfAbsent(new CommentDecided(List.of(), before, after, account), none -> new ArrayList<>())
                        .add(comment.getId());
            }
        }
        ways.forEach((way, decided) ->
                events.publishEvent(new CommentDecided(List.copyOf(decided), way.from(), way.to(), account)));
        return moved;
    }
}
