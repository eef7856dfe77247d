package org.masthead.media;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a picture was held when it was taken, in the order of EXIF's values 1 to 8. */
enum Orientation {
    /** As it should be seen. */
    UPRIGHT,
    /** Left and right exchanged. */
    MIRRORED,
    /** Upside down. */
    TURNED_HALF,
    /** Upside down and mirrored. */
    FLIPPED,
    /** Rows and columns exchanged. */
    TRANSPOSED,
    /** Needs a quarter turn to the right. */
    TURNED_LEFT,
    /** Rows and columns exchanged, and upside down. */
    TRANSVERSED,
    /** Needs a quarter turn to the left. */
    TURNED_RIGHT;

    private static final int TAG = 0x0112;

    /** Reads it from EXIF's directory; whatever cannot be understood counts as upright. */
    static Orientation of(ByteBuffer exif) {
        try {
            int start = PictureFormat.at(exif.array(), 0, "Exif\0\0") ? 6 : 0;
            exif.order(exif.get(start) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = start + exif.getInt(start + 4);
            int entries = Short.toUnsignedInt(exif.getShort(directory));
            for (int entry = 0; entry < entries; entry++) {
                int at = directory + 2 + entry * 12;
                if (Short.toUnsignedInt(exif.getShort(at)) == TAG) {
                    return values()[exif.getShort(at + 8) - 1];
                }
            }
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /** Whether width and height change places. */
    boolean turnsSideways() {
        return ordinal() >= 4;
    }

    /** Moves the pixels of a picture of this size as it was stored to where they belong. */
    AffineTransform upright(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case TURNED_HALF -> new AffineTransform(-1, 0, 0, -1, width, height);
            case FLIPPED -> new AffineTransform(1, 0, 0, -1, 0, height);
            case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case TURNED_LEFT -> new AffineTransform(0, 1, -1, 0, height, 0);
            case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, height, width);
            case TURNED_RIGHT -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
