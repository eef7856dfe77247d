package org.masthead.article;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.media.Picture;
import org.masthead.media.PictureService;
import org.masthead.media.PictureView;
import org.masthead.section.Tag;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.ArticlePrint;
import org.masthead.text.Excerpt;
import org.masthead.text.SafeHtml;
import org.springframework.stereotype.Component;

/** Turns articles under preview into what their page will print. */
@Component
class ArticleViews {

    private static final int WORDS_PER_MINUTE = 230;
    private static final int TEASER_LENGTH = 220;

    private final ArticleAddresses addresses;
    private final ArticleBylines bylines;
    private final Corrections corrections;
    private final PictureService pictures;
    private final Clock clock;

    ArticleViews(
            ArticleAddresses addresses,
            ArticleBylines bylines,
            Corrections corrections,
            PictureService pictures,
            Clock clock) {
        this.addresses = addresses;
        this.bylines = bylines;
        this.corrections = corrections;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** Needs an open transaction, as tags are read here. */
    ArticleView of(Article article) {
        SafeHtml body = ArticleMarkup.clean(article.getBody());
        ArticleCopy copy = new ArticleCopy(
                article.getHeadline(),
                article.getStandfirst(),
                article.getTeaser(),
                article.getSlug(),
                body,
                article.getSection(),
                article.getTags(),
                bylines.of(article.getId()),
                article.getDateline(),
                article.getLead(),
                article.getDiscussion());
        return of(copy, article);
    }

    /**
     * A preview of words that are not saved.
     *
     * @param article what they belong to, or null where it is not saved at all
     */
    ArticleView of(ArticleCopy copy, @Nullable Article article) {
        String address = article == null ? null : article.getAddress();
        return new ArticleView(
                article == null ? 0 : article.getId(),
                address == null ? addresses.of(clock.instant(), copy.slug()) : address,
                copy.headline(),
                copy.standfirst(),
                teaser(copy.teaser(), copy.standfirst(), copy.body()),
                copy.section().label(),
                copy.bylines(),
                copy.dateline(),
                article == null ? null : article.getPublishedAt(),
                article == null ? null : article.getUpdatedAt(),
                readingMinutes(copy.body()),
                picture(copy.lead()),
                ArticlePrint.withPictures(ArticlePrint.plain(copy.body()), pictures),
                copy.tags().stream().map(Tag::label).toList(),
                article == null ? List.of() : corrections.of(article.getId()),
                copy.discussion(),
                article != null && article.isSensitive(),
                article == null ? "" : article.getHelpText());
    }

    static String teaser(String teaser, String standfirst, SafeHtml body) {
        if (!teaser.isEmpty()) {
            return teaser;
        }
        return standfirst.isEmpty() ? Excerpt.ofHtml(body.html(), TEASER_LENGTH) : standfirst;
    }

    static int readingMinutes(SafeHtml body) {
        int words = List.of(Excerpt.ofHtml(body.html(), Integer.MAX_VALUE).split(" "))
                .size();
        return Math.max(1, Math.round((float) words / WORDS_PER_MINUTE));
    }

    private @Nullable PictureView picture(LeadPicture lead) {
        Picture picture = lead.picture();
        return picture == null || !picture.isShownAt(clock.instant())
                ? null
                : picture.view(lead.altText(), lead.caption(), lead.credit());
    }
}
