package org.masthead.media;

import java.awt.image.BufferedImage;

/**
 * What is shown of a picture: what is cut off at each side, and the point that every narrower shape must keep. All in
 * percent of the whole picture; the point of what is left of it.
 */
record Cut(int top, int right, int bottom, int left, int focusX, int focusY) {

    /** All of it, seen from the middle. */
    static final Cut NONE = new Cut(0, 0, 0, 0, 50, 50);

    /** So much may be cut off across or down. */
    static final int MOST = 90;

    boolean trims() {
        return top + right + bottom + left > 0;
    }

    boolean focused() {
        return focusX != NONE.focusX || focusY != NONE.focusY;
    }

    /** The imprint of a picture that is shown like this. */
    String imprint(String source) {
        return equals(NONE) ? source : Imprint.of(source + this);
    }

    /** What is left of a picture; shares its pixels. */
    BufferedImage applyTo(BufferedImage whole) {
        if (!trims()) {
            return whole;
        }
        int x = whole.getWidth() * left / 100;
        int y = whole.getHeight() * top / 100;
        int width = Math.max(1, whole.getWidth() * (100 - left - right) / 100);
        int height = Math.max(1, whole.getHeight() * (100 - top - bottom) / 100);
        return whole.getSubimage(x, y, width, height);
    }
}
