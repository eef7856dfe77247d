package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.media.PictureView;
import org.masthead.section.SectionLabel;
import org.masthead.section.TagLabel;
import org.masthead.text.SafeHtml;

/**
 * An article as its page prints it.
 *
 * @param address the path of its page; in the preview of a draft, the one it would get today
 * @param standfirst may be empty
 * @param teaser a short text for descriptions, never empty where the article has any words
 * @param bylines in the order in which they are printed
 * @param dateline where the story comes from; may be empty
 * @param publishedAt null in the preview of a draft
 * @param updatedAt null where nothing of substance changed since publication
 * @param readingMinutes at least 1
 * @param picture the lead picture with its words for this story, or null
 * @param body without what only a page has; {@link org.masthead.text.ArticlePrint} makes the page's
 * @param corrections from first to last
 * @param discussion whether the article takes replies at all
 * @param sensitive whether it may hurt somebody: nothing is recommended beside it
 * @param helpText where readers find help; may be empty
 */
public record ArticleView(
        long id,
        String address,
        String headline,
        String standfirst,
        String teaser,
        SectionLabel section,
        List<Byline> bylines,
        String dateline,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        int readingMinutes,
        @Nullable PictureView picture,
        SafeHtml body,
        List<TagLabel> tags,
        List<Correction> corrections,
        Discussion discussion,
        boolean sensitive,
        String helpText) {}
