package org.masthead.media;

import java.awt.Dimension;
import java.awt.Rectangle;

/** The shapes that a picture is also kept in, for places that show no other: made around its focal point. */
enum Shape {
    /** For previews of a link in other places. */
    WIDE("16x9", 16, 9),
    /** For search engines. */
    CLASSIC("4x3", 4, 3),
    /** For search engines and small previews. */
    SQUARE("1x1", 1, 1),
    /** For stories on a front or in a list; only where the focal point is not the middle, which browsers find alone. */
    CARD("3x2", 3, 2);

    static final int WIDEST = 1200;

    private final String label;
    private final int across;
    private final int down;

    Shape(String label, int across, int down) {
        this.label = label;
        this.across = across;
        this.down = down;
    }

    String label() {
        return label;
    }

    /** The largest part of this shape of a picture. */
    private Dimension part(int width, int height) {
        int partWidth = Math.min(width, Math.max(1, (int) ((long) height * across / down)));
        int partHeight = Math.min(height, Math.max(1, (int) ((long) partWidth * down / across)));
        return new Dimension(partWidth, partHeight);
    }

    /** The part of a picture around its focal point. */
    Rectangle around(int width, int height, int focusX, int focusY) {
        Dimension part = part(width, height);
        int x = width * focusX / 100 - part.width / 2;
        int y = height * focusY / 100 - part.height / 2;
        return new Rectangle(
                Math.max(0, Math.min(x, width - part.width)),
                Math.max(0, Math.min(y, height - part.height)),
                part.width,
                part.height);
    }

    /** How large it is kept, by the size of the widest rendition. */
    Dimension size(int width, int height, int atMost) {
        Dimension part = part(width, height);
        int kept = Math.min(part.width, atMost);
        return new Dimension(kept, Math.max(1, (int) Math.round((double) kept * part.height / part.width)));
    }
}
