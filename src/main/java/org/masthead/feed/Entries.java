package org.masthead.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.article.CorrectedStory;
import org.masthead.article.Correction;
import org.masthead.article.Story;
import org.masthead.article.WireStory;
import org.masthead.comment.PublishedComment;
import org.masthead.site.SiteSettings;
import org.masthead.text.AbsoluteLinks;
import org.masthead.text.Excerpt;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Turns stories and comments into entries of a feed. */
@Component
class Entries {

    private static final int SUMMARY_LENGTH = 220;

    private final StableIds ids;
    private final SiteSettings site;
    private final MessageSource messages;

    Entries(StableIds ids, SiteSettings site, MessageSource messages) {
        this.ids = ids;
        this.site = site;
        this.messages = messages;
    }

    Feed.Entry of(WireStory wired) {
        Story story = wired.story();
        String address = site.absolute(story.address());
        List<String> categories = new ArrayList<>();
        categories.add(story.section().name());
        wired.tags().stream().filter(tag -> !categories.contains(tag)).forEach(categories::add);
        return new Feed.Entry(
                ids.ofArticle(story.id(), wired.createdAt()),
                story.headline(),
                address,
                story.publishedAt(),
                wired.changedAt(),
                story.bylines().stream()
                        .map(byline -> new Feed.Author(
                                byline.name(), byline.address() == null ? null : site.absolute(byline.address())))
                        .toList(),
                categories,
                story.teaser(),
                wired.body().isEmpty() ? null : AbsoluteLinks.of(wired.body(), address),
                Feed.Image.of(story, site::absolute),
                null);
    }

    Feed.Entry of(CorrectedStory corrected) {
        Correction note = corrected.correction();
        return new Feed.Entry(
                ids.ofCorrection(corrected.articleId(), corrected.articleCreatedAt(), note.id()),
                messages.getMessage(
                        "reader.corrections.entry",
                        new Object[] {
                            messages.getMessage(
                                    "reader.key.correction." + note.kind(), null, LocaleContextHolder.getLocale()),
                            corrected.headline()
                        },
                        LocaleContextHolder.getLocale()),
                site.absolute(corrected.noteAddress()),
                note.correctedAt(),
                note.correctedAt(),
                List.of(),
                List.of(),
                note.text(),
                null,
                null,
                null);
    }

    Feed.Entry of(PublishedComment comment, ArticleView article, Instant articleCreatedAt) {
        String address = site.absolute(article.address());
        return new Feed.Entry(
                ids.ofComment(article.id(), articleCreatedAt, comment.id()),
                messages.getMessage(
                        "comment.feed.entry",
                        new Object[] {comment.authorName(), article.headline()},
                        LocaleContextHolder.getLocale()),
                address + "/comments/" + comment.id(),
                comment.createdAt(),
                comment.createdAt(),
                List.of(new Feed.Author(comment.authorName(), null)),
                List.of(),
                Excerpt.ofHtml(comment.body().html(), SUMMARY_LENGTH),
                AbsoluteLinks.of(comment.body(), address),
                null,
                parent(comment.parentId(), article, articleCreatedAt));
    }

    private Feed.Parent parent(@Nullable Long parentId, ArticleView article, Instant articleCreatedAt) {
        String address = site.absolute(article.address());
        return parentId == null
                ? new Feed.Parent(ids.ofArticle(article.id(), articleCreatedAt), address)
                : new Feed.Parent(
                        ids.ofComment(article.id(), articleCreatedAt, parentId), address + "/comments/" + parentId);
    }
}
