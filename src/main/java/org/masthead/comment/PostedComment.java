package org.masthead.comment;

import org.jspecify.annotations.Nullable;

/**
 * Where to send someone who posted.
 *
 * @param receipt of a held comment, null for a published one
 */
record PostedComment(
        long id, String articleAddress, @Nullable String receipt) {

    /** Where the comment stands. */
    String address() {
        return receipt == null
                ? CommentThreads.postAddress(articleAddress) + "/" + id
                : articleAddress + "?receipt=" + receipt + "#comment-" + id;
    }
}
