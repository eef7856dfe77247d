package org.masthead.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comments went from one state to another, all of them the same way. Where both are the same, somebody of the desk
 * looked at what was visible already and let it be.
 *
 * @param account of the desk who decided, or null
 */
public record CommentDecided(
        List<Long> commentIds,
        CommentStatus from,
        CommentStatus to,
        @Nullable Long account) {}
