package org.masthead.media;

import java.util.List;

/**
 * What became of an upload: re-encoded pixels in every width, nothing else of the file.
 *
 * @param width of the upright original
 * @param height of the upright original
 */
record PreparedPicture(String mediaType, int width, int height, List<Rendition> renditions) {

    /** One width of it, encoded. */
    @SuppressWarnings("ArrayRecordComponent")
    record Rendition(int width, int height, byte[] bytes) {}
}
