package org.masthead.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.article.CataloguedStory;
import org.masthead.article.Story;
import org.masthead.author.AuthorProfile;
import org.masthead.comment.CommentThreads;
import org.masthead.comment.PublishedComment;
import org.masthead.media.PictureView;
import org.masthead.section.SectionLabel;
import org.masthead.section.TagLabel;
import org.masthead.site.SiteSettings;
import org.masthead.text.AbsoluteLinks;
import org.masthead.text.Excerpt;
import org.springframework.stereotype.Component;

/** Puts what readers see into the words of {@link Told}. */
@Component
class Teller {

    private final SiteSettings site;

    Teller(SiteSettings site) {
        this.site = site;
    }

    Told.Section section(SectionLabel label) {
        return new Told.Section(
                label.id(), label.name(), label.slug(), label.summary(), site.absolute(label.address()));
    }

    Told.Tag tag(TagLabel label) {
        return new Told.Tag(label.id(), label.name(), label.slug(), site.absolute(label.address()));
    }

    Told.Author author(AuthorProfile author) {
        return new Told.Author(
                author.id(),
                author.name(),
                author.slug(),
                author.position(),
                author.biography(),
                site.absolute(author.address()));
    }

    Told.Summary summary(CataloguedStory found) {
        Story story = found.story();
        return new Told.Summary(
                story.id(),
                site.absolute(story.address()),
                story.headline(),
                story.standfirst(),
                story.teaser(),
                section(story.section()),
                found.tags().stream().map(this::tag).toList(),
                bylines(story.bylines()),
                story.publishedAt(),
                found.updatedAt(),
                found.changedAt(),
                picture(story.picture()),
                story.replies());
    }

    Told.Article article(CataloguedStory found, ArticleView view) {
        String address = site.absolute(view.address());
        return new Told.Article(
                view.id(),
                address,
                view.headline(),
                view.standfirst(),
                view.teaser(),
                section(view.section()),
                view.tags().stream().map(this::tag).toList(),
                bylines(view.bylines()),
                Objects.requireNonNull(view.publishedAt()),
                view.updatedAt(),
                found.changedAt(),
                picture(view.picture()),
                found.story().replies(),
                view.dateline(),
                view.readingMinutes(),
                AbsoluteLinks.of(view.body(), address).html(),
                view.corrections().stream()
                        .map(note ->
                                new Told.Correction(note.id(), note.kind().name(), note.text(), note.correctedAt()))
                        .toList(),
                view.sensitive(),
                view.helpText());
    }

    Told.Comment comment(PublishedComment comment, String articleAddress) {
        return new Told.Comment(
                comment.id(),
                comment.parentId(),
                site.absolute(CommentThreads.lastingAddress(articleAddress, comment.id())),
                comment.authorName(),
                comment.createdAt(),
                AbsoluteLinks.of(comment.body(), site.absolute(articleAddress)).html(),
                Excerpt.ofHtml(comment.body().html(), Integer.MAX_VALUE));
    }

    private List<Told.Byline> bylines(List<org.masthead.article.Byline> bylines) {
        return bylines.stream()
                .map(byline -> new Told.Byline(
                        byline.name(),
                        byline.role(),
                        byline.address() == null ? null : site.absolute(byline.address())))
                .toList();
    }

    private Told.@Nullable Picture picture(@Nullable PictureView picture) {
        return picture == null
                ? null
                : new Told.Picture(
                        site.absolute(picture.widest()),
                        picture.width(),
                        picture.height(),
                        picture.altText(),
                        picture.caption(),
                        picture.credit());
    }
}
