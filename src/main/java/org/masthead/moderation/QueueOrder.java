package org.masthead.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which order a drawer of the queue is read. */
enum QueueOrder {
    /** By reports, depth, the front page, and age: what many may read soon comes first. */
    HARM("c.harm", "double precision"),
    /** The newest first. */
    TIME("c.created_at", "timestamptz");

    private final String column;
    private final String type;

    QueueOrder(String column, String type) {
        this.column = column;
        this.type = type;
    }

    static Optional<QueueOrder> of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** What comes after a {@link QueuePlace}. */
    String after() {
        return "(" + column + ", c.id) < (cast(:key as " + type + "), :id)";
    }

    String by() {
        return column + " desc, c.id desc";
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
