package org.masthead.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.comment.CommentForm;
import org.masthead.comment.CommentThread;
import org.masthead.comment.CommentThreads;
import org.masthead.search.RelatedStories;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts an article's page together: the story, the conversation, the form, and what to read next. */
@Component
class ArticlePage {

    private static final int NEXT = 4;

    private final RelatedStories related;
    private final CommentThreads threads;
    private final StoryCards cards;
    private final ArticleHead head;

    ArticlePage(RelatedStories related, CommentThreads threads, StoryCards cards, ArticleHead head) {
        this.related = related;
        this.threads = threads;
        this.cards = cards;
        this.head = head;
    }

    /**
     * Fills the model for {@code reader/article}.
     *
     * @param receipt of a held comment whose author is looking, or null for everyone
     */
    void fill(Model model, ArticleView article, @Nullable String receipt) {
        model.addAttribute("article", article);
        model.addAttribute("currentSection", article.section().slug());
        CommentThread thread = threads.of(article, receipt);
        model.addAttribute("thread", thread);
        model.addAttribute("form", CommentForm.empty());
        model.addAttribute("next", cards.of(related.of(article, List.of(), NEXT)));
        model.addAttribute("page", receipt == null ? head.of(article, thread.count()) : head.unlisted(article));
    }

    /** The same for an editor who looks at a story before others do: without conversation and neighbours. */
    void fillPreview(Model model, ArticleView article) {
        model.addAttribute("article", article);
        model.addAttribute("currentSection", article.section().slug());
        model.addAttribute("next", List.of());
        model.addAttribute("page", head.unlisted(article));
    }
}
