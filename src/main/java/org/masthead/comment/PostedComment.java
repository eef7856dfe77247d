package org.masthead.comment;

import org.jspecify.annotations.Nullable;

/**
 * Where to send someone who posted.
 *
 * @param receipt of the comment, or null where it has none
 * @param waiting whether the desk has still to decide
 */
record PostedComment(
        long id, String articleAddress, @Nullable String receipt, boolean waiting) {

    /** The article, at the comment, while it waits; later the receipt, which tells what became of it. */
    String address() {
        if (receipt == null) {
            return CommentThreads.lastingAddress(articleAddress, id);
        }
        return waiting ? articleAddress + "?receipt=" + receipt + "#comment-" + id : OwnComment.addressOf(receipt);
    }
}
