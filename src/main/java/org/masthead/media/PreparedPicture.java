package org.masthead.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of an upload: re-encoded pixels in every width, nothing else of the file.
 *
 * @param width of the upright original, as far as it is shown
 * @param height of the upright original, as far as it is shown
 * @param webp whether every width is there as WebP too
 * @param tone its mean colour, as {@link Tone} has it
 * @param extras the same in other formats and shapes, by the end of their names
 * @param master all of it, to develop it again from
 */
@SuppressWarnings("ArrayRecordComponent")
record PreparedPicture(
        String mediaType,
        int width,
        int height,
        List<Rendition> renditions,
        boolean webp,
        int tone,
        Map<String, byte[]> extras,
        byte[] master) {

    /** One width of it, encoded. */
    @SuppressWarnings("ArrayRecordComponent")
    record Rendition(int width, int height, byte[] bytes) {}

    /** Everything that readers get, by the names that it is kept under. */
    Map<String, byte[]> files(String imprint) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String end = mediaType.equals("image/png") ? ".png" : ".jpg";
        for (Rendition each : renditions) {
            files.put(imprint + "-" + each.width() + end, each.bytes());
        }
        extras.forEach((name, bytes) -> files.put(imprint + "-" + name, bytes));
        return files;
    }
}
