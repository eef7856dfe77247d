package org.masthead.comment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.text.CommentMarkup;
import org.masthead.text.SafeHtml;

/**
 * Makes a tree of the rows of a thread. Below the deepest indentation replies stand side by side and say whom they
 * answer; a removed comment stays as a placeholder exactly where a visible reply hangs on it.
 */
final class ThreadBuilder {

    private final Map<Long, ThreadRow> rows = new HashMap<>();
    private final Map<Long, List<ThreadRow>> children = new HashMap<>();
    private final List<ThreadRow> tops = new ArrayList<>();
    private final Set<Long> shown = new HashSet<>();
    private final int deepest;
    private final @Nullable String replyBase;
    private final long published;

    /**
     * @param ordered oldest first
     * @param replyBase the article's address, or null where no replies are taken
     */
    ThreadBuilder(List<ThreadRow> ordered, int deepest, @Nullable String replyBase) {
        this.deepest = deepest;
        this.replyBase = replyBase;
        ordered.forEach(row -> rows.put(row.id(), row));
        published = ordered.stream()
                .filter(row -> row.state() == CommentView.State.PUBLISHED)
                .count();
        for (ThreadRow row : ordered) {
            if (row.state() != CommentView.State.REMOVED) {
                showWithAncestors(row);
            }
        }
        for (ThreadRow row : ordered) {
            if (!shown.contains(row.id())) {
                continue;
            }
            Long parent = row.parentId();
            if (parent == null || !rows.containsKey(parent)) {
                tops.add(row);
            } else {
                children.computeIfAbsent(parent, none -> new ArrayList<>()).add(row);
            }
        }
    }

    /** The comments that everyone can read. */
    long published() {
        return published;
    }

    List<CommentView> build() {
        return tops.stream().map(row -> view(row, 1)).toList();
    }

    private void showWithAncestors(ThreadRow row) {
        ThreadRow next = row;
        while (next != null && shown.add(next.id())) {
            next = next.parentId() == null ? null : rows.get(next.parentId());
        }
    }

    private CommentView view(ThreadRow row, int depth) {
        List<CommentView> replies = depth + 1 < deepest
                ? childrenOf(row).stream().map(child -> view(child, depth + 1)).toList()
                : childrenOf(row).stream()
                        .flatMap(child -> flattened(child, deepest).stream())
                        .toList();
        return view(row, depth, null, replies);
    }

    /** A comment at the deepest level and everything below it, oldest first, side by side. */
    private List<CommentView> flattened(ThreadRow top, int depth) {
        List<CommentView> views = new ArrayList<>();
        Deque<ThreadRow> waiting = new ArrayDeque<>(List.of(top));
        while (!waiting.isEmpty()) {
            ThreadRow row = waiting.pop();
            boolean direct = row == top;
            ThreadRow parent = row.parentId() == null ? null : rows.get(row.parentId());
            String answered = direct || parent == null || parent.state() == CommentView.State.REMOVED
                    ? null
                    : parent.authorName();
            views.add(view(row, depth, answered, List.of()));
            List<ThreadRow> replies = childrenOf(row);
            for (int i = replies.size() - 1; i >= 0; i--) {
                waiting.push(replies.get(i));
            }
        }
        return views;
    }

    private List<ThreadRow> childrenOf(ThreadRow row) {
        return children.getOrDefault(row.id(), List.of());
    }

    private CommentView view(ThreadRow row, int depth, @Nullable String replyingTo, List<CommentView> replies) {
        boolean removed = row.state() == CommentView.State.REMOVED;
        boolean answerable = replyBase != null && row.state() == CommentView.State.PUBLISHED;
        return new CommentView(
                row.id(),
                depth,
                row.state(),
                removed ? "" : row.authorName(),
                removed ? null : row.authorWebsite(),
                !removed && row.byStaff(),
                replyingTo,
                row.createdAt(),
                removed ? SafeHtml.EMPTY : CommentMarkup.clean(row.bodyHtml()),
                answerable ? replyBase + "/comments/" + row.id() + "/reply" : null,
                replies);
    }
}
