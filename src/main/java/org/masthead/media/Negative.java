package org.masthead.media;

/**
 * A file that passed the first look: its kind, its size and its build are in order, though nothing was decoded yet.
 *
 * @param width as it was stored
 * @param height as it was stored
 */
@SuppressWarnings("ArrayRecordComponent")
record Negative(byte[] file, PictureFormat format, int width, int height, PictureAnatomy anatomy) {

    /** Of the upright picture. */
    int uprightWidth() {
        return anatomy.orientation().turnsSideways() ? height : width;
    }

    /** Of the upright picture. */
    int uprightHeight() {
        return anatomy.orientation().turnsSideways() ? width : height;
    }

    String imprint() {
        return Imprint.of(file);
    }
}
