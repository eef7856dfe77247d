package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.masthead.article.Correction;
import org.masthead.article.CorrectionKind;
import org.masthead.comment.CommentView.Standing;
import org.masthead.comment.CommentView.State;

class ThreadBuilderTests {

    @Test
    void repliesHangBelowWhatTheyAnswer() {
        assertThat(outline(build(4, row(1, null), row(2, 1L), row(3, 1L), row(4, 2L))))
                .isEqualTo("1[2[4] 3]");
    }

    @Test
    void belowTheDeepestLevelRepliesStandSideBySideAndNameWhomTheyAnswer() {
        CommentView top = build(3, row(1, null), row(2, 1L), row(3, 2L), row(4, 3L), row(5, 4L), row(6, 2L));
        assertThat(outline(top)).isEqualTo("1[2[3 4 5 6]]");
        List<CommentView> deepest = top.replies().get(0).replies();
        assertThat(deepest).extracting(CommentView::replyingTo).containsExactly(null, "Name 3", "Name 4", null);
        assertThat(deepest).extracting(CommentView::depth).containsOnly(3);
    }

    @Test
    void replyWhoseParentStandsOnAnotherPageSaysWhomItAnswers() {
        CommentView top = build(5, row(1, null), row(8, 5L), row(9, 8L));
        assertThat(outline(top)).isEqualTo("1[8[9]]");
        assertThat(top.replies()).extracting(CommentView::replyingTo).containsExactly("Name 5");
        assertThat(top.replies().get(0).replies())
                .extracting(CommentView::replyingTo)
                .containsOnlyNulls();
    }

    @Test
    void removedCommentKeepsItsPlaceholderWhileRepliesHangOnIt() {
        CommentView top = build(3, row(1, null), row(2, 1L, State.REMOVED), row(3, 2L));
        assertThat(outline(top)).isEqualTo("1[2[3]]");
        CommentView placeholder = top.replies().get(0);
        assertThat(placeholder.removed()).isTrue();
        assertThat(placeholder.authorName()).isEmpty();
        assertThat(placeholder.body().isEmpty()).isTrue();
        assertThat(placeholder.answerable()).isFalse();
        assertThat(placeholder.face().letters()).isEqualTo("·");
    }

    @Test
    void removedReplyWithoutVisibleRepliesIsGone() {
        assertThat(outline(build(4, row(1, null), row(2, 1L, State.REMOVED), row(3, 2L, State.WITHDRAWN))))
                .isEqualTo("1");
    }

    @Test
    void onlyPublishedRepliesCountAsShown() {
        Conversation begun =
                Conversation.begun(row(1, null), List.of(row(2, 1L, State.REMOVED), row(3, 2L), row(4, 1L)), 7);
        assertThat(begun.below()).isEqualTo(new CommentView.Replies(7, 5, 4));
    }

    @Test
    void nobodyRepliesToWhatIsNotPublishedOrWhereRepliesAreNotTaken() {
        CommentView top = build(3, row(1, null), row(2, 1L, State.AWAITING_MODERATION));
        assertThat(top.answerable()).isTrue();
        assertThat(top.replies()).extracting(CommentView::answerable).containsExactly(false);
        assertThat(new ThreadBuilder(3, List.of(), false)
                        .tree(Conversation.begun(row(1, null), List.of(), 0))
                        .answerable())
                .isFalse();
    }

    @Test
    void commentCarriesTheFirstNoteThatIsYoungerThanIt() {
        List<Correction> notes = Stream.of(2L, 4L)
                .map(second -> new Correction(
                        second, CorrectionKind.CORRECTION, "It was two.", Instant.EPOCH.plusSeconds(second)))
                .toList();
        ThreadBuilder builder = new ThreadBuilder(3, notes, true);
        assertThat(Stream.of(1L, 2L, 3L, 4L).map(id -> builder.alone(row(id, null))))
                .extracting(CommentView::writtenBefore)
                .extracting(note -> note == null ? 0 : note.id())
                .containsExactly(2L, 4L, 4L, 0L);
    }

    @Test
    void longChainOfRepliesIsBuiltWithoutRunningOutOfStack() {
        ThreadRow[] chain = LongStream.rangeClosed(1, 20_000)
                .mapToObj(id -> row(id, id == 1 ? null : id - 1))
                .toArray(ThreadRow[]::new);
        CommentView deep = build(5, chain).replies().get(0).replies().get(0);
        assertThat(deep.replies().get(0).replies()).hasSize(19_996);
    }

    private static CommentView build(int deepest, ThreadRow... rows) {
        List<ThreadRow> replies = List.of(rows).subList(1, rows.length);
        return new ThreadBuilder(deepest, List.of(), true).tree(Conversation.begun(rows[0], replies, replies.size()));
    }

    private static ThreadRow row(long id, @Nullable Long parent) {
        return row(id, parent, State.PUBLISHED);
    }

    private static ThreadRow row(long id, @Nullable Long parent, State state) {
        return new ThreadRow(
                id,
                parent,
                parent == null ? null : 1L,
                parent == null ? null : "Name " + parent,
                "Name " + id,
                null,
                Standing.READER,
                Instant.EPOCH.plusSeconds(id),
                null,
                "<p>x</p>",
                state,
                0,
                false,
                false);
    }

    private static String outline(CommentView comment) {
        String replies = String.join(
                " ", comment.replies().stream().map(ThreadBuilderTests::outline).toList());
        return Objects.toString(comment.id()) + (replies.isEmpty() ? "" : "[" + replies + "]");
    }
}
