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
import org.masthead.article.Correction;
import org.masthead.comment.CommentView.Replies;
import org.masthead.text.CommentMarkup;
import org.masthead.text.SafeHtml;

/**
 * Makes a tree of the rows of a conversation. Below the deepest indentation replies stand side by side and say whom
 * they answer, as do those whose parent stands on another page; a removed comment stays as a placeholder exactly where
 * a visible reply hangs on it.
 */
final class ThreadBuilder {

    private final int deepest;
    private final List<Correction> corrections;
    private final boolean open;

    /**
     * @param deepest level of indentation
     * @param corrections of the story, from first to last
     * @param open whether replies are taken
     */
    ThreadBuilder(int deepest, List<Correction> corrections, boolean open) {
        // Replies hang on what they answer, also where the site indents nothing else.
        this.deepest = Math.max(2, deepest);
        this.corrections = corrections;
        this.open = open;
    }

    /** A conversation, with the replies that were read. */
    CommentView tree(Conversation conversation) {
        return new Tree(conversation).build();
    }

    /** A comment away from its conversation. */
    CommentView alone(ThreadRow row) {
        return view(row, 1, row.parentName(), List.of(), Replies.NONE);
    }

    private @Nullable Correction firstAfter(ThreadRow row) {
        return corrections.stream()
                .filter(each -> each.correctedAt().isAfter(row.createdAt()))
                .findFirst()
                .orElse(null);
    }

    private CommentView view(
            ThreadRow row, int depth, @Nullable String replyingTo, List<CommentView> replies, Replies below) {
        boolean removed = row.isPlaceholder();
        return new CommentView(
                row.id(),
                row.parentId(),
                depth,
                row.state(),
                removed ? "" : row.authorName(),
                removed ? null : row.authorWebsite(),
                removed ? CommentView.Standing.READER : row.standing(),
                CommentFace.of(removed ? "" : row.authorName()),
                replyingTo,
                row.createdAt(),
                row.editedAt(),
                removed ? SafeHtml.EMPTY : CommentMarkup.clean(row.bodyHtml()),
                row.recommendations(),
                row.picked(),
                removed ? null : firstAfter(row),
                row.credited(),
                open && row.state() == CommentView.State.PUBLISHED,
                replies,
                below);
    }

    private final class Tree {

        private final ThreadRow top;
        private final Replies below;
        private final Map<Long, ThreadRow> rows = new HashMap<>();
        private final Map<Long, List<ThreadRow>> children = new HashMap<>();

        private Tree(Conversation conversation) {
            this.top = conversation.top();
            this.below = conversation.below();
            rows.put(top.id(), top);
            conversation.replies().forEach(row -> rows.put(row.id(), row));
            Set<Long> shown = shown();
            for (ThreadRow row : conversation.replies()) {
                if (shown.contains(row.id())) {
                    Long parent = row.parentId();
                    long place = parent == null || !rows.containsKey(parent) ? top.id() : parent;
                    children.computeIfAbsent(place, none -> new ArrayList<>()).add(row);
                }
            }
        }

        /** Those with words, and the placeholders on the way down to them. */
        private Set<Long> shown() {
            Set<Long> shown = new HashSet<>();
            for (ThreadRow row : rows.values()) {
                ThreadRow next = row.isPlaceholder() ? null : row;
                while (next != null && shown.add(next.id())) {
                    next = next.parentId() == null ? null : rows.get(next.parentId());
                }
            }
            return shown;
        }

        private CommentView build() {
            return view(top, 1, null, repliesTo(top, 1), below);
        }

        private List<CommentView> repliesTo(ThreadRow row, int depth) {
            List<ThreadRow> direct = children.getOrDefault(row.id(), List.of());
            return depth + 1 < deepest
                    ? direct.stream()
                            .map(child -> view(
                                    child,
                                    depth + 1,
                                    answeredElsewhere(child),
                                    repliesTo(child, depth + 1),
                                    Replies.NONE))
                            .toList()
                    : direct.stream()
                            .flatMap(child -> sideBySide(child).stream())
                            .toList();
        }

        /** A comment at the deepest level and everything below it, in the order of their talk. */
        private List<CommentView> sideBySide(ThreadRow first) {
            List<CommentView> views = new ArrayList<>();
            Deque<ThreadRow> waiting = new ArrayDeque<>(List.of(first));
            while (!waiting.isEmpty()) {
                ThreadRow row = waiting.pop();
                String answered = row == first ? answeredElsewhere(row) : row.parentName();
                views.add(view(row, deepest, answered, List.of(), Replies.NONE));
                List<ThreadRow> replies = children.getOrDefault(row.id(), List.of());
                for (int i = replies.size() - 1; i >= 0; i--) {
                    waiting.push(replies.get(i));
                }
            }
            return views;
        }

        /** Whom a reply answers that does not stand here. */
        private @Nullable String answeredElsewhere(ThreadRow row) {
            return row.parentId() == null || rows.containsKey(row.parentId()) ? null : row.parentName();
        }
    }
}
