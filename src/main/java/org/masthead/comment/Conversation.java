package org.masthead.comment;

import java.util.List;
import java.util.stream.Stream;
import org.masthead.comment.CommentView.Replies;

/**
 * A comment on the article itself, and some of what hangs on it.
 *
 * @param replies in the order they were written, whomever they answer
 * @param below what is known of all replies
 */
record Conversation(ThreadRow top, List<ThreadRow> replies, Replies below) {

    /** With its first replies, of so many that everyone can read. */
    static Conversation begun(ThreadRow top, List<ThreadRow> first, long total) {
        return new Conversation(top, first, new Replies(total, total - published(first), lastOf(first)));
    }

    /** With one more reply, which does not count: only its author sees it. */
    Conversation with(ThreadRow held) {
        return new Conversation(
                top, Stream.concat(replies.stream(), Stream.of(held)).toList(), below);
    }

    /** How many comments are shown. */
    int size() {
        return 1 + replies.size();
    }

    boolean holds(long id) {
        return top.id() == id || replies.stream().anyMatch(row -> row.id() == id);
    }

    static long lastOf(List<ThreadRow> rows) {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).id();
    }

    private static long published(List<ThreadRow> rows) {
        return rows.stream()
                .filter(row -> row.state() == CommentView.State.PUBLISHED)
                .count();
    }
}
