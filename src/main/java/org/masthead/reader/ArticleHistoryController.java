package org.masthead.reader;

import java.net.URI;
import org.masthead.article.ArticleMoved;
import org.masthead.article.ArticleView;
import org.masthead.article.ArticleWithdrawn;
import org.masthead.article.LiveArticles;
import org.masthead.article.PublishedHistory;
import org.masthead.site.SiteSettings;
import org.masthead.web.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a live story said before, where the site wants readers to see it. */
@Controller
class ArticleHistoryController {

    private final LiveArticles articles;
    private final PublishedHistory history;
    private final SiteSettings site;
    private final MessageSource messages;

    ArticleHistoryController(
            LiveArticles articles, PublishedHistory history, SiteSettings site, MessageSource messages) {
        this.articles = articles;
        this.history = history;
        this.site = site;
        this.messages = messages;
    }

    @GetMapping("/{year:\\d{4}}/{month:\\d{2}}/{slug:[a-z0-9-]+}/history")
    Object page(@PathVariable String year, @PathVariable String month, @PathVariable String slug, Model model) {
        if (!site.publicHistory()) {
            throw new NotFound();
        }
        try {
            ArticleView article =
                    articles.at("/" + year + "/" + month + "/" + slug).orElseThrow(NotFound::new);
            if (article.sensitive()) {
                throw new NotFound();
            }
            model.addAttribute("article", article);
            model.addAttribute("versions", history.of(article));
            model.addAttribute("page", head(article));
            return "reader/history";
        } catch (ArticleWithdrawn withdrawn) {
            return new ModelAndView("reader/gone", withdrawn.status()).addObject("withdrawn", withdrawn);
        }
    }

    @ExceptionHandler
    ResponseEntity<Void> moved(ArticleMoved moved) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create(moved.address() + "/history"))
                .build();
    }

    private PageHead head(ArticleView article) {
        String title = messages.getMessage(
                "reader.history.title", new Object[] {article.headline()}, LocaleContextHolder.getLocale());
        return new PageHead(title, "", site.absolute(article.address() + "/history"), PageHead.UNLISTED, null);
    }
}
