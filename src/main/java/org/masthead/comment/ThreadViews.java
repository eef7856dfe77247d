package org.masthead.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.comment.CommentView.Replies;
import org.masthead.comment.ThreadOrder.Step;
import org.masthead.comment.ThreadPages.Page;
import org.masthead.comment.ThreadPages.Place;
import org.masthead.comment.ThreadPages.Summary;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageParts;
import org.springframework.stereotype.Component;

/** Pages of conversations as readers see them, with the addresses that lead from one to the next. */
@Component
class ThreadViews {

    /** A conversation is about its own story, whatever else is said. */
    private static final Set<Ingredient> UNDER_A_STORY =
            Set.of(Ingredient.TALK, Ingredient.STORY, Ingredient.CORRECTION, Ingredient.HISTORY);

    private final ThreadPages pages;
    private final Mentions mentions;
    private final DiscussionPolicies policies;
    private final Discussions discussions;
    private final PageParts parts;

    ThreadViews(
            ThreadPages pages,
            Mentions mentions,
            DiscussionPolicies policies,
            Discussions discussions,
            PageParts parts) {
        this.pages = pages;
        this.mentions = mentions;
        this.policies = policies;
        this.discussions = discussions;
        this.parts = parts;
    }

    /** The order that readers meet first. */
    ThreadOrder usualOrder() {
        return ThreadOrder.valueOf(policies.now().thread().order().name());
    }

    /**
     * The first page of a conversation, as it stands under the article.
     *
     * @param receipt of somebody's held comment, which stands there for them, or null
     */
    CommentThread first(ArticleView article, ThreadOrder order, @Nullable String receipt) {
        return parts.of(UNDER_A_STORY, article.id(), () -> {
            Page page = page(article, order, Step.START, null);
            List<Conversation> conversations = new ArrayList<>(page.conversations());
            if (receipt != null) {
                pages.held(article.id(), receipt).ifPresent(held -> insert(held, conversations));
            }
            return thread(article, order, new Page(conversations, page.before(), page.after(), page.summary()));
        });
    }

    /** Another page of it; nothing where the place is not one that readers see. */
    Optional<CommentThread> further(ArticleView article, ThreadOrder order, Step step, long id) {
        return parts.of(UNDER_A_STORY, article.id(), () -> {
            return pages.place(article.id(), id)
                    .filter(place -> order == ThreadOrder.PICKS ? place.pickedAt() != null : place.topId() == null)
                    .map(place -> page(article, order, step, place))
                    .filter(page -> !page.conversations().isEmpty())
                    .map(page -> thread(article, order, page));
        });
    }

    /** A comment on the article itself with a page of its replies. */
    Optional<CommentThread> branch(ArticleView article, long topId, Step step, long id) {
        return parts.of(UNDER_A_STORY, article.id(), () -> {
            return pages.place(article.id(), topId)
                    .flatMap(place -> pages.top(topId))
                    .map(top -> {
                        List<ThreadRow> read = pages.replies(topId, step, id, ThreadPages.REPLIES + 1);
                        boolean further = read.size() > ThreadPages.REPLIES;
                        List<ThreadRow> shown = new ArrayList<>(further ? read.subList(0, ThreadPages.REPLIES) : read);
                        if (step == Step.BEFORE) {
                            Collections.reverse(shown);
                        }
                        boolean before = step == Step.BEFORE
                                ? further
                                : !shown.isEmpty()
                                        && !pages.replies(
                                                        topId,
                                                        Step.BEFORE,
                                                        shown.get(0).id(),
                                                        1)
                                                .isEmpty();
                        boolean after = step == Step.BEFORE || further;
                        String address = place(article) + "/" + topId + "/thread?";
                        Conversation conversation =
                                new Conversation(top, shown, new Replies(pages.published(topId), 0, 0));
                        return thread(
                                article,
                                usualOrder(),
                                List.of(builder(article).tree(conversation)),
                                before ? address + "before=" + shown.get(0).id() : null,
                                after ? address + "after=" + Conversation.lastOf(shown) : null,
                                pages.summary(article.id()));
                    });
        });
    }

    /** What came before readers' eyes after a moment, each by itself. */
    CommentThread since(ArticleView article, Instant moment) {
        return parts.of(UNDER_A_STORY, article.id(), () -> {
            ThreadBuilder builder = builder(article);
            return thread(
                    article,
                    usualOrder(),
                    pages.since(article.id(), moment, ThreadPages.REPLIES).stream()
                            .map(builder::alone)
                            .toList(),
                    null,
                    null,
                    pages.summary(article.id()));
        });
    }

    /** Where a comment is to be read among the others; nothing where readers do not see it. */
    Optional<String> addressOf(ArticleView article, long id) {
        return parts.of(UNDER_A_STORY, article.id(), () -> {
            return pages.place(article.id(), id).flatMap(place -> {
                if (page(article, usualOrder(), Step.START, null).holds(id)) {
                    return Optional.of(article.address() + "#comment-" + id);
                }
                long top = place.topId() == null ? id : place.topId();
                boolean amongFirst = place.topId() == null
                        || pages.replies(top, Step.BEFORE, id, ThreadPages.FIRST_REPLIES)
                                        .size()
                                < ThreadPages.FIRST_REPLIES;
                Optional<Place> its = place.topId() == null ? Optional.of(place) : pages.place(article.id(), top);
                return its.map(seen -> place(article)
                        + (amongFirst
                                ? "?order=" + usualOrder().key() + "&from=" + top
                                : "/" + top + "/thread?from=" + id)
                        + "#comment-"
                        + id);
            });
        });
    }

    /** How many comments on an article everyone can read, and when the last of them came. */
    CommentCount count(long articleId) {
        return parts.of(UNDER_A_STORY, articleId, () -> {
            Summary summary = pages.summary(articleId);
            return new CommentCount(summary.count(), summary.seen());
        });
    }

    private Page page(ArticleView article, ThreadOrder order, Step step, @Nullable Place place) {
        return pages.read(
                article.id(), order, step, place, policies.now().thread().pageSize());
    }

    private void insert(ThreadRow held, List<Conversation> conversations) {
        Long top = held.topId();
        for (int i = 0; i < conversations.size(); i++) {
            if (top != null && conversations.get(i).top().id() == top) {
                conversations.set(i, conversations.get(i).with(held));
                return;
            }
        }
        if (top == null) {
            conversations.add(new Conversation(held, List.of(), Replies.NONE));
        } else {
            long total = pages.published(top);
            pages.top(top)
                    .ifPresent(row ->
                            conversations.add(new Conversation(row, List.of(held), new Replies(total, total, 0))));
        }
    }

    private CommentThread thread(ArticleView article, ThreadOrder order, Page page) {
        ThreadBuilder builder = builder(article);
        List<CommentView> views = page.conversations().stream()
                .map(each -> order == ThreadOrder.PICKS ? builder.alone(each.top()) : builder.tree(each))
                .toList();
        String address = place(article) + "?order=" + order.key();
        return thread(
                article,
                order,
                views,
                page.before() ? address + "&before=" + views.get(0).id() : null,
                page.after() ? address + "&after=" + lastOf(page) : null,
                page.summary());
    }

    /** The last that was read of the conversation itself; a held comment stands behind it. */
    private static long lastOf(Page page) {
        return page.conversations().stream()
                .map(Conversation::top)
                .filter(top -> top.state() != CommentView.State.AWAITING_MODERATION)
                .reduce((earlier, later) -> later)
                .map(ThreadRow::id)
                .orElse(0L);
    }

    private CommentThread thread(
            ArticleView article,
            ThreadOrder order,
            List<CommentView> comments,
            @Nullable String earlier,
            @Nullable String later,
            Summary summary) {
        return new CommentThread(
                comments,
                summary.count(),
                summary.seen(),
                summary.picks(),
                order,
                Math.max(2, policies.now().thread().depth()),
                policies.now().editMinutes(),
                discussions.of(article.discussion(), article.publishedAt()),
                place(article),
                article.address(),
                earlier,
                later,
                summary.mentions() ? mentions.of(article.id()) : List.of());
    }

    private ThreadBuilder builder(ArticleView article) {
        return new ThreadBuilder(
                policies.now().thread().depth(),
                article.corrections(),
                discussions.of(article.discussion(), article.publishedAt()).open());
    }

    private static String place(ArticleView article) {
        return CommentThreads.postAddress(article.address());
    }
}
