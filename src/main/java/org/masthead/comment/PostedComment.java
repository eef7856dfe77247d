package org.masthead.comment;

import org.jspecify.annotations.Nullable;

/**
 * Where to send someone who posted.
 *
 * @param receipt of a held comment, null for a published one
 */
record PostedComment(
        long id, String articleAddress, @Nullable String receipt) {

    /** The article, at the comment. */
    String address() {
        return articleAddress + (receipt == null ? "" : "?receipt=" + receipt) + "#comment-" + id;
    }
}
