package org.masthead.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment on its way in, or a new wording of one that is kept already.
 *
 * @param commentId of the comment that gets a new wording; null for a new one
 * @param networkAddress where it comes from
 * @param userAgent what sent it, as it calls itself; may be empty
 * @param proof what shows that it was typed into a form of ours
 * @param confirmed whether its writer proved to hold the e-mail address
 * @param at when it came
 */
public record Submission(
        @Nullable Long commentId,
        long articleId,
        @Nullable Long parentId,
        CommentWords words,
        String networkAddress,
        String userAgent,
        FormProof.Worth proof,
        boolean confirmed,
        Instant at) {}
