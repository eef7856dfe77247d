package org.masthead.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the sanitiser what a picture in a text looks like; the room that keeps pictures answers. */
@FunctionalInterface
public interface PictureSource {

    /** Knows no picture: every picture is taken out of the text. */
    PictureSource NONE = id -> null;

    /** The attributes of the picture with this number, or null where there is none. */
    @Nullable
    PictureAttributes of(long id);

    /** The attributes of those of these pictures that readers may see now, by their numbers. */
    default Map<Long, PictureAttributes> shown(Set<Long> ids) {
        Map<Long, PictureAttributes> shown = new HashMap<>();
        for (Long id : ids) {
            PictureAttributes attributes = of(id);
            if (attributes != null) {
                shown.put(id, attributes);
            }
        }
        return shown;
    }

    /**
     * What an {@code img} element says of a picture.
     *
     * @param webpSourceSet the same pictures as WebP; empty where there are none
     * @param tone a class for the colour to show until it is loaded; may be empty
     * @param width in CSS pixels, of {@code source}
     * @param height in CSS pixels, of {@code source}
     */
    record PictureAttributes(
            String source,
            String sourceSet,
            String webpSourceSet,
            String tone,
            int width,
            int height,
            String altText) {}
}
