package org.masthead.reader;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleMoved;
import org.masthead.article.ArticleView;
import org.masthead.article.ArticleWithdrawn;
import org.masthead.article.LiveArticles;
import org.masthead.comment.CommentThreads;
import org.masthead.comment.OwnComment;
import org.masthead.comment.ThreadOrder;
import org.masthead.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An article with its conversation. Public and read-only; editing is the article room's desk. */
@Controller
@RequestMapping("/{year:\\d{4}}/{month:\\d{2}}/{slug:[a-z0-9-]+}")
class ArticlePageController {

    private final LiveArticles articles;
    private final CommentThreads threads;
    private final ArticlePage page;

    ArticlePageController(LiveArticles articles, CommentThreads threads, ArticlePage page) {
        this.articles = articles;
        this.threads = threads;
        this.page = page;
    }

    @GetMapping
    Object article(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String order,
            Model model,
            HttpServletResponse response) {
        try {
            page.fill(model, find(year, month, slug), ThreadOrder.of(order).orElse(null), null, response);
            return "reader/article";
        } catch (ArticleWithdrawn withdrawn) {
            return new ModelAndView("reader/gone", withdrawn.status()).addObject("withdrawn", withdrawn);
        }
    }

    /**
     * The article as the author of a held comment sees it. The link is theirs alone, so nobody keeps the answer and no
     * other site learns the address; once the desk has decided it leads to the receipt, which says how.
     */
    @GetMapping(params = "receipt")
    Object receipt(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @RequestParam String receipt,
            Model model,
            HttpServletResponse response) {
        ArticleView article = find(year, month, slug);
        if (!threads.isWaiting(article.id(), receipt)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(
                            receipt.matches("[A-Za-z0-9_-]{1,64}") ? OwnComment.addressOf(receipt) : article.address()))
                    .build();
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("Referrer-Policy", "same-origin");
        page.fill(model, article, null, receipt, response);
        return "reader/article";
    }

    @ExceptionHandler
    ResponseEntity<Void> moved(ArticleMoved moved, HttpServletRequest request) {
        String query = request.getQueryString();
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(moved.address() + (query == null ? "" : "?" + query)))
                .build();
    }

    private ArticleView find(String year, String month, String slug) {
        return articles.at("/" + year + "/" + month + "/" + slug).orElseThrow(NotFound::new);
    }
}
