package org.masthead.article;

import org.jspecify.annotations.Nullable;
import org.masthead.media.Picture;

/**
 * The picture that a story leads with, and the words that go with it in this story.
 *
 * @param picture null where the story has none
 */
public record LeadPicture(@Nullable Picture picture, String altText, String caption, String credit) {

    /** No picture. */
    public static final LeadPicture NONE = new LeadPicture(null, "", "", "");
}
