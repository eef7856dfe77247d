package org.masthead.reader;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.article.LiveArticles;
import org.masthead.article.Neighbours;
import org.masthead.article.RankedStories;
import org.masthead.article.Ranking;
import org.masthead.comment.CommentForm;
import org.masthead.comment.CommentThread;
import org.masthead.comment.CommentThreads;
import org.masthead.comment.ThreadOrder;
import org.masthead.search.RelatedStories;
import org.masthead.site.SiteSettings;
import org.masthead.text.ArticlePrint;
import org.masthead.web.PageContent;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts an article's page together: the story, the conversation, the form, and what to read next. */
@Component
class ArticlePage {

    private static final int NEXT = 4;

    private final LiveArticles articles;
    private final CommentThreads threads;
    private final PrintedBody bodies;
    private final SiteSettings site;
    private final ArticleHead head;

    ArticlePage(
            LiveArticles articles, CommentThreads threads, PrintedBody bodies, SiteSettings site, ArticleHead head) {
        this.articles = articles;
        this.threads = threads;
        this.bodies = bodies;
        this.site = site;
        this.head = head;
    }

    /**
     * Fills the model for {@code reader/article}.
     *
     * @param order of the conversation, or null for the usual one
     * @param receipt of a held comment whose author is looking, or null for everyone
     */
    void fill(
            Model model,
            ArticleView article,
            @Nullable ThreadOrder order,
            @Nullable String receipt,
            HttpServletResponse response) {
        story(model, article, response);
        nearby(model, article);
        model.addAttribute("share", ShareLink.of(article.headline(), site.absolute(article.address())));
        model.addAttribute("historyAddress", historyAddress(article));
        CommentThread thread = threads.of(article, order, receipt);
        model.addAttribute("thread", thread);
        model.addAttribute("receipt", receipt);
        model.addAttribute("form", CommentForm.empty());
        model.addAttribute("page", receipt == null ? head.of(article, thread.count()) : head.unlisted(article));
    }

    /** The same for an editor who looks at a story before others do: without conversation and neighbours. */
    void fillPreview(Model model, ArticleView article, HttpServletResponse response) {
        story(model, article, response);
        model.addAttribute("next", List.of());
        model.addAttribute("page", head.unlisted(article));
    }

    /** The stories beside it, and those to read next; in one statement, so some more are read than may be needed. */
    private void nearby(Model model, ArticleView article) {
        Ranking beside = articles.neighboursOf("beside", article);
        // Nobody wants to read on from a story that may hurt somebody because a machine thought so.
        RankedStories read = article.sensitive()
                ? articles.ranked(beside)
                : articles.ranked(beside, RelatedStories.of("related", article, NEXT + 2));
        Neighbours neighbours = Neighbours.of(read.of("beside"));
        model.addAttribute("neighbours", neighbours);
        model.addAttribute(
                "next",
                read.storiesOf("related").stream()
                        .filter(story -> !neighbours.ids().contains(story.id()))
                        .limit(NEXT)
                        .toList());
    }

    /** Where its earlier versions are, if it says that it has any and the site shows them; else null. */
    private @Nullable String historyAddress(ArticleView article) {
        boolean changed = article.updatedAt() != null || !article.corrections().isEmpty();
        return changed && !article.sensitive() && site.publicHistory() ? article.address() + "/history" : null;
    }

    private void story(Model model, ArticleView article, HttpServletResponse response) {
        ArticlePrint.Page body = bodies.of(article);
        PageContent.allowOwnScripts(response);
        PageContent.allowFrames(response, body.frames());
        model.addAttribute("article", article);
        model.addAttribute("body", body);
        model.addAttribute("credits", Credit.of(article.bylines()));
        model.addAttribute("currentSection", article.section().slug());
    }
}
