package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.masthead.comment.CommentView.State;

class ThreadBuilderTests {

    @Test
    void repliesHangBelowWhatTheyAnswer() {
        List<CommentView> thread = build(3, row(1, null), row(2, 1L), row(3, null), row(4, 2L));
        assertThat(outline(thread)).isEqualTo("1[2[4]] 3");
    }

    @Test
    void belowTheDeepestLevelRepliesStandSideBySideAndNameWhomTheyAnswer() {
        List<CommentView> thread = build(3, row(1, null), row(2, 1L), row(3, 2L), row(4, 3L), row(5, 4L), row(6, 2L));
        assertThat(outline(thread)).isEqualTo("1[2[3 4 5 6]]");
        List<CommentView> deepest = thread.get(0).replies().get(0).replies();
        assertThat(deepest).extracting(CommentView::replyingTo).containsExactly(null, "Name 3", "Name 4", null);
        assertThat(deepest).extracting(CommentView::depth).containsOnly(3);
    }

    @Test
    void removedCommentKeepsItsPlaceholderWhileRepliesHangOnIt() {
        List<CommentView> thread = build(3, row(1, null, State.REMOVED), row(2, 1L));
        assertThat(outline(thread)).isEqualTo("1[2]");
        CommentView placeholder = thread.get(0);
        assertThat(placeholder.removed()).isTrue();
        assertThat(placeholder.authorName()).isEmpty();
        assertThat(placeholder.body().isEmpty()).isTrue();
        assertThat(placeholder.replyAddress()).isNull();
    }

    @Test
    void removedCommentWithoutVisibleRepliesIsGone() {
        assertThat(build(3, row(1, null, State.REMOVED), row(2, 1L, State.REMOVED)))
                .isEmpty();
    }

    @Test
    void onlyPublishedCommentsCount() {
        ThreadBuilder builder = new ThreadBuilder(
                List.of(row(1, null, State.REMOVED), row(2, 1L), row(3, 2L, State.AWAITING_MODERATION)), 5, "/a");
        assertThat(builder.published()).isEqualTo(1);
    }

    @Test
    void nobodyRepliesToWhatIsNotPublished() {
        List<CommentView> thread = build(3, row(1, null, State.AWAITING_MODERATION), row(2, null));
        assertThat(thread).extracting(CommentView::replyAddress).containsExactly(null, "/a/comments/2/reply");
    }

    @Test
    void longChainOfRepliesIsBuiltWithoutRunningOutOfStack() {
        List<ThreadRow> chain = LongStream.rangeClosed(1, 20_000)
                .mapToObj(id -> row(id, id == 1 ? null : id - 1))
                .toList();
        List<CommentView> thread = new ThreadBuilder(chain, 5, null).build();
        assertThat(thread).hasSize(1);
    }

    private static List<CommentView> build(int deepest, ThreadRow... rows) {
        return new ThreadBuilder(List.of(rows), deepest, "/a").build();
    }

    private static ThreadRow row(long id, @Nullable Long parent) {
        return row(id, parent, State.PUBLISHED);
    }

    private static ThreadRow row(long id, @Nullable Long parent, State state) {
        return new ThreadRow(id, parent, "Name " + id, null, false, Instant.EPOCH.plusSeconds(id), "<p>x</p>", state);
    }

    private static String outline(List<CommentView> comments) {
        return String.join(
                " ",
                comments.stream()
                        .map(each -> each.id() + (each.replies().isEmpty() ? "" : "[" + outline(each.replies()) + "]"))
                        .toList());
    }
}
