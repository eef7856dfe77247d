package org.masthead.comment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which order a conversation is read. Replies to a comment always stand as they were written. */
public enum ThreadOrder {
    OLDEST(false, "created_at", "id"),
    NEWEST(true, "created_at", "id"),
    RECOMMENDED(true, "recommendations", "created_at", "id"),
    /** Only what editors picked, the last pick first, each by itself. */
    PICKS(true, "picked_at", "id");

    private final boolean falling;
    private final List<String> columns;

    ThreadOrder(boolean falling, String... columns) {
        this.falling = falling;
        this.columns = List.of(columns);
    }

    /** The order of that name in lower case, as addresses have it. */
    public static Optional<ThreadOrder> of(@Nullable String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** As addresses and templates name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The condition for what lies in a direction; the place is given as parameters with the names of its columns. */
    String condition(Step step) {
        if (step == Step.START) {
            return "";
        }
        String sign = (rises(step) ? ">" : "<") + (step == Step.FROM ? "=" : "");
        return "and (" + String.join(", ", columns) + ") " + sign + " (:" + String.join(", :", columns) + ") ";
    }

    /** The clause that lists nearest first what lies in a direction. */
    String nearestFirst(Step step) {
        return columns.stream()
                .map(column -> column + (rises(step) ? "" : " desc"))
                .collect(Collectors.joining(", ", "order by ", " "));
    }

    private boolean rises(Step step) {
        return falling == (step == Step.BEFORE);
    }

    /** Which page is asked for. */
    enum Step {
        /** The first. */
        START,
        /** The one that begins behind a place. */
        AFTER,
        /** The one that begins at a place. */
        FROM,
        /** The one that ends before a place. */
        BEFORE
    }
}
