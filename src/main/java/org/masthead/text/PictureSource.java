package org.masthead.text;

import org.jspecify.annotations.Nullable;

/** Tells the sanitiser what a picture in a text looks like; the room that keeps pictures answers. */
@FunctionalInterface
public interface PictureSource {

    /** Knows no picture: every picture is taken out of the text. */
    PictureSource NONE = id -> null;

    /** The attributes of the picture with this number, or null where there is none. */
    @Nullable
    PictureAttributes of(long id);

    /**
     * What an {@code img} element says of a picture.
     *
     * @param width in CSS pixels, of {@code source}
     * @param height in CSS pixels, of {@code source}
     */
    record PictureAttributes(String source, String sourceSet, int width, int height, String altText) {}
}
