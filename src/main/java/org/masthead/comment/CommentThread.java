package org.masthead.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the conversation under an article.
 *
 * @param comments with what hangs on them
 * @param count the comments that everyone can read, on this page or not
 * @param seen when the last of them came before readers' eyes, in microseconds; 0 where there are none
 * @param picks whether editors picked any
 * @param order in which the comments on the article itself stand
 * @param depth levels of indentation
 * @param editMinutes for which writers may change what stands already
 * @param state what readers can do
 * @param address of the conversation, below which each comment has its own; where the form is sent
 * @param articleAddress below which the conversation begins
 * @param earlierAddress of the page before, or null
 * @param laterAddress of the page after, or null
 * @param mentions of the article on other sites
 */
public record CommentThread(
        List<CommentView> comments,
        long count,
        long seen,
        boolean picks,
        ThreadOrder order,
        int depth,
        int editMinutes,
        DiscussionState state,
        String address,
        String articleAddress,
        @Nullable String earlierAddress,
        @Nullable String laterAddress,
        List<Mention> mentions) {

    /** Whether replies are taken. */
    public boolean open() {
        return state.open();
    }

    /** Whether there is anything to choose between. */
    public boolean sortable() {
        return count > 1;
    }

    /** The orders there are to choose from. */
    public List<ThreadOrder> orders() {
        return picks || order == ThreadOrder.PICKS
                ? List.of(ThreadOrder.values())
                : List.of(ThreadOrder.OLDEST, ThreadOrder.NEWEST, ThreadOrder.RECOMMENDED);
    }

    /** Where the form is sent. */
    public String postAddress() {
        return address;
    }
}
