package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleMoved;
import org.masthead.article.ArticleView;
import org.masthead.article.LiveArticles;
import org.masthead.comment.ThreadOrder.Step;
import org.masthead.web.NotFound;
import org.masthead.web.PageContent;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where long conversations are read on: pages of comments, the rest of one conversation, and the lasting address of
 * each comment. None of these is to be found by a search; the first page, under the article, is.
 */
@Controller
@RequestMapping(ConversationController.PLACE)
class ConversationController {

    static final String PLACE = "/{year:\\d{4}}/{month:\\d{2}}/{slug:[a-z0-9-]+}/comments";

    /** For how long caches may tell everyone the same count. */
    private static final Duration COUNTED = Duration.ofSeconds(15);

    private final LiveArticles articles;
    private final ThreadViews views;
    private final MessageSource messages;

    ConversationController(LiveArticles articles, ThreadViews views, MessageSource messages) {
        this.articles = articles;
        this.views = views;
        this.messages = messages;
    }

    /** The answer to whoever asks whether there is something new. */
    record News(long count, long seen, String label) {}

    /**
     * Which page is meant, by the number of the comment behind which it begins, before which it ends, or at which it
     * begins.
     */
    record Turn(
            @Nullable Long after,
            @Nullable Long before,
            @Nullable Long from) {

        Step step() {
            return after != null ? Step.AFTER : before != null ? Step.BEFORE : from != null ? Step.FROM : Step.START;
        }

        long place() {
            return after != null ? after : before != null ? before : from != null ? from : 0;
        }
    }

    @GetMapping(params = "order")
    ModelAndView page(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @RequestParam String order,
            Turn turn,
            HttpServletResponse response) {
        ArticleView article = article(year, month, slug);
        ThreadOrder chosen = ThreadOrder.of(order).orElseThrow(NotFound::new);
        CommentThread thread = turn.step() == Step.START
                ? views.first(article, chosen, null)
                : views.further(article, chosen, turn.step(), turn.place()).orElseThrow(NotFound::new);
        return page(article, thread, false, response);
    }

    @GetMapping("/{id:\\d{1,18}}/thread")
    ModelAndView branch(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @PathVariable long id,
            Turn turn,
            HttpServletResponse response) {
        ArticleView article = article(year, month, slug);
        CommentThread thread =
                views.branch(article, id, turn.step(), turn.place()).orElseThrow(NotFound::new);
        return page(article, thread, true, response);
    }

    /** The lasting address of a comment leads to wherever it stands now. */
    @GetMapping("/{id:\\d{1,18}}")
    ResponseEntity<Void> one(
            @PathVariable String year, @PathVariable String month, @PathVariable String slug, @PathVariable long id) {
        ArticleView article = article(year, month, slug);
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, views.addressOf(article, id).orElseThrow(NotFound::new))
                .build();
    }

    /** @param known how many comments the page shows that asks */
    @GetMapping("/count")
    ResponseEntity<News> count(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") long known) {
        CommentCount count = views.count(article(year, month, slug).id());
        String label = messages.getMessage(
                "comment.news", new Object[] {Math.max(1, count.count() - known)}, LocaleContextHolder.getLocale());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(COUNTED).cachePublic())
                .body(new News(count.count(), count.seen(), label));
    }

    /** What came since, as list items for a page that is open. */
    @GetMapping("/since/{moment:\\d{1,16}}")
    ModelAndView since(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @PathVariable long moment) {
        ArticleView article = article(year, month, slug);
        return new ModelAndView("comment/since")
                .addObject("thread", views.since(article, Instant.EPOCH.plus(moment, ChronoUnit.MICROS)));
    }

    @ExceptionHandler
    ResponseEntity<Void> moved(ArticleMoved moved, HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(moved.address()
                        + path.substring(path.indexOf("/comments"))
                        + (query == null ? "" : "?" + query)))
                .build();
    }

    private static ModelAndView page(
            ArticleView article, CommentThread thread, boolean branch, HttpServletResponse response) {
        PageContent.allowOwnScripts(response);
        return new ModelAndView("comment/conversation")
                .addObject("headline", article.headline())
                .addObject("sensitive", article.sensitive())
                .addObject("thread", thread)
                .addObject("branch", branch)
                .addObject("form", CommentForm.empty())
                .addObject("errors", null);
    }

    private ArticleView article(String year, String month, String slug) {
        return articles.at("/" + year + "/" + month + "/" + slug).orElseThrow(NotFound::new);
    }
}
