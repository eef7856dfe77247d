package org.masthead.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleMoved;
import org.masthead.article.ArticleView;
import org.masthead.article.LiveArticles;
import org.masthead.article.LiveWire;
import org.masthead.comment.PublishedComments;
import org.masthead.web.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** The newest comments on an article, for feed readers. */
@Controller
class CommentFeedController {

    private static final int COMMENTS = 50;

    private final LiveArticles articles;
    private final LiveWire wire;
    private final PublishedComments comments;
    private final Entries entries;
    private final StableIds ids;
    private final FeedPress press;
    private final MessageSource messages;

    CommentFeedController(
            LiveArticles articles,
            LiveWire wire,
            PublishedComments comments,
            Entries entries,
            StableIds ids,
            FeedPress press,
            MessageSource messages) {
        this.articles = articles;
        this.wire = wire;
        this.comments = comments;
        this.entries = entries;
        this.ids = ids;
        this.press = press;
        this.messages = messages;
    }

    @GetMapping("/{year:\\d{4}}/{month:\\d{2}}/{slug:[a-z0-9-]+}/comments/" + FeedFormat.FILE)
    void comments(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @PathVariable String format,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        ArticleView article = find("/" + year + "/" + month + "/" + slug, format, response);
        if (article == null) {
            return;
        }
        if (article.sensitive()) {
            response.setHeader("X-Robots-Tag", "noindex");
        }
        Instant createdAt = wire.createdAt(article.id());
        String title = messages.getMessage(
                "comment.feed.title", new Object[] {article.headline()}, LocaleContextHolder.getLocale());
        press.print(
                format,
                new FeedPress.Subject(
                        ids.ofComments(article.id(), createdAt),
                        article.address(),
                        place(article.address()),
                        title,
                        ""),
                comments.newest(article.id(), COMMENTS).stream()
                        .map(comment -> entries.of(comment, article, createdAt))
                        .toList(),
                comments.touchedAt(article.id()).orElse(null),
                request,
                response);
    }

    /** Null where the answer is that it moved. */
    private @Nullable ArticleView find(String address, String format, HttpServletResponse response) {
        try {
            return articles.at(address).orElseThrow(NotFound::new);
        } catch (ArticleMoved moved) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader(HttpHeaders.LOCATION, place(moved.address()) + "/feed." + format);
            return null;
        }
    }

    private static String place(String articleAddress) {
        return articleAddress + "/comments";
    }
}
