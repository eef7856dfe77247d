package org.masthead.moderation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentStatus;

/** A button of the moderation queue: what to do with which comments. */
record Decision(Move move, List<Long> comments) {

    private static final Pattern ONE = Pattern.compile("([a-z]+):(\\d{1,18})");

    /** What a moderator can do with a comment. */
    enum Move {
        APPROVE(CommentStatus.APPROVED),
        SPAM(CommentStatus.SPAM),
        REMOVE(CommentStatus.REMOVED),
        /** Back to where it was before the last decision. */
        RESTORE(null);

        private final @Nullable CommentStatus target;

        Move(@Nullable CommentStatus target) {
            this.target = target;
        }

        /** Where it leads; null for the state before. */
        @Nullable
        CommentStatus target() {
            return target;
        }
    }

    /**
     * Reads the form of the queue.
     *
     * @param one a row's own button, {@code move:number}; it goes before the chosen rows
     */
    static Optional<Decision> of(@Nullable String one, @Nullable String move, List<Long> chosen) {
        if (one == null) {
            return move(move).map(each -> new Decision(each, chosen));
        }
        Matcher matcher = ONE.matcher(one);
        return matcher.matches()
                ? move(matcher.group(1)).map(each -> new Decision(each, List.of(Long.parseLong(matcher.group(2)))))
                : Optional.empty();
    }

    private static Optional<Move> move(@Nullable String name) {
        return Arrays.stream(Move.values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
