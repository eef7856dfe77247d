package org.masthead.reader;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.article.Byline;
import org.masthead.media.PictureView;
import org.masthead.section.TagLabel;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What an article's page says of itself. */
@Component
class ArticleHead {

    private final SiteSettings site;
    private final SiteClock clock;
    private final FeedLinks feeds;
    private final StructuredData data;
    private final MessageSource messages;

    ArticleHead(SiteSettings site, SiteClock clock, FeedLinks feeds, StructuredData data, MessageSource messages) {
        this.site = site;
        this.clock = clock;
        this.feeds = feeds;
        this.data = data;
        this.messages = messages;
    }

    /** Before everyone. */
    PageHead of(ArticleView article, long comments) {
        String conversation = messages.getMessage(
                "comment.feed.title", new Object[] {article.headline()}, LocaleContextHolder.getLocale());
        return head(article, null)
                .with(feeds.of(article.address() + "/comments", conversation))
                .with(data.article(article, comments));
    }

    /** Before one reader or editor only. */
    PageHead unlisted(ArticleView article) {
        return head(article, "noindex");
    }

    private PageHead head(ArticleView article, @Nullable String robots) {
        return new PageHead(
                        article.headline(),
                        article.teaser(),
                        site.absolute(article.address()),
                        robots,
                        image(article.picture()))
                .with(story(article));
    }

    private PageHead.@Nullable Image image(@Nullable PictureView picture) {
        return picture == null
                ? null
                : new PageHead.Image(
                        site.absolute(picture.social().address()),
                        picture.social().width(),
                        picture.social().height(),
                        picture.altText());
    }

    private PageHead.Story story(ArticleView article) {
        return new PageHead.Story(
                moment(article.publishedAt()),
                moment(article.updatedAt()),
                article.section().name(),
                article.tags().stream().map(TagLabel::name).toList(),
                article.bylines().stream()
                        .map(Byline::address)
                        .filter(Objects::nonNull)
                        .map(site::absolute)
                        .toList());
    }

    private @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : clock.iso(moment);
    }
}
