package org.masthead.moderation;

import java.util.Map;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.Verdict;

/**
 * Comments that are decided on by what they have in common, however many there are.
 *
 * @param condition of a comment {@code c}
 * @param last the number of the newest one that was there when somebody looked
 */
record Sweep(String condition, Map<String, Object> values, long last) {

    /** A flood as it was shown. */
    static Sweep of(Flood flood, long last) {
        return new Sweep(
                "c.status = 'PENDING' and " + flood.trait().shared("shared"), Map.of("shared", flood.value()), last);
    }

    /** What somebody wrote: approving is for what waits, the rest for what is visible too. */
    static Sweep of(String email, Verdict verdict, long last) {
        String states = verdict.to() == CommentStatus.APPROVED ? "'PENDING'" : "'PENDING', 'APPROVED'";
        return new Sweep(
                "c.author_email = :email and c.account_id is null and c.status in (" + states + ")",
                Map.of("email", email),
                last);
    }
}
