package org.masthead.media;

import org.masthead.text.ArticleMarkup;

/**
 * A picture as the desk's editor puts it into a story.
 *
 * @param id its number as text: scripts cannot count as far
 */
record PictureChoice(
        String id,
        String source,
        String sourceSet,
        String sizes,
        int width,
        int height,
        String altText,
        String caption,
        String credit) {

    static PictureChoice of(PictureView picture) {
        return new PictureChoice(
                Long.toString(picture.id()),
                picture.source(),
                picture.sourceSet(),
                ArticleMarkup.PICTURE_SIZES,
                picture.width(),
                picture.height(),
                picture.altText(),
                picture.caption(),
                picture.credit());
    }
}
