package org.masthead.moderation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.masthead.comment.CommentStatus;

/** The drawers of the queue. Their conditions are written out, so that PostgreSQL finds the index of each. */
enum QueueState {
    /** Held until the desk decides. */
    PENDING("c.status = 'PENDING'", true),
    /** Visible, and readers complained. */
    REPORTED("c.reports > 0 and c.status = 'APPROVED'", true),
    /** Visible by the site's policy; nobody of the desk has looked. */
    UNREVIEWED("c.unreviewed and c.status = 'APPROVED'", true),
    /** Taken out, and the writer objects. */
    APPEALED("c.id in (select e.comment_id from comment_appeal e where e.outcome is null)", true),
    /** Given to whoever asks. */
    MINE("c.id in (select g.comment_id from comment_claim g where g.account_id = :me and g.expires_at is null)", true),
    APPROVED("c.status = 'APPROVED'", false),
    SPAM("c.status = 'SPAM'", false),
    REMOVED("c.status = 'REMOVED'", false),
    /** Whatever somebody searches for. */
    ALL("true", false);

    private final String condition;
    private final boolean waiting;

    QueueState(String condition, boolean waiting) {
        this.condition = condition;
        this.waiting = waiting;
    }

    static Optional<QueueState> of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Of a comment {@code c}. */
    String condition() {
        return condition;
    }

    /** Whether what lies here waits for somebody. */
    public boolean waiting() {
        return waiting;
    }

    /** The most harmful first where somebody waits, else the newest. */
    QueueOrder usualOrder() {
        return this == PENDING || this == REPORTED || this == UNREVIEWED ? QueueOrder.HARM : QueueOrder.TIME;
    }

    /** Whether a comment that was decided so still lies here. */
    boolean keeps(CommentStatus status) {
        return this == ALL || name().equals(status.name());
    }

    /** As addresses and templates name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
