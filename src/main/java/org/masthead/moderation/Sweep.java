package org.masthead.moderation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.Verdict;

/**
 * Comments that are decided on by what they have in common, however many there are.
 *
 * @param condition of a comment {@code c}
 * @param last the number of the newest one that was there when somebody looked
 */
record Sweep(String condition, Map<String, Object> values, long last) {

    /**
     * Floods as they were shown, one or all of them.
     *
     * @param apart those that were shown before them, whose comments are none of theirs
     * @param lasts the newest of each
     */
    static Sweep of(List<Flood> apart, List<Flood> floods, List<Long> lasts) {
        Grouping grouping =
                new Grouping(Stream.concat(apart.stream(), floods.stream()).toList());
        Map<String, Object> values = new HashMap<>(grouping.values());
        List<String> each = new ArrayList<>();
        for (int i = 0; i < floods.size(); i++) {
            each.add("c.id <= :last" + i + " and " + grouping.in(apart.size() + i));
            values.put("last" + i, lasts.get(i));
        }
        return new Sweep(
                "c.status = 'PENDING' and ((" + String.join(") or (", each) + "))", values, Collections.max(lasts));
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
