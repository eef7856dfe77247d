package org.masthead.media;

import java.awt.image.BufferedImage;

/**
 * The colour that stands where a picture will be while it loads: its mean colour, rounded to one of 27, as pages name
 * it by the class {@code tone-0} to {@code tone-26} and may not carry colours of their own.
 */
final class Tone {

    /** Not known. */
    static final int NONE = -1;

    private static final int LEVELS = 3;

    private Tone() {}

    static int of(BufferedImage image) {
        long red = 0;
        long green = 0;
        long blue = 0;
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                red += pixel >> 16 & 0xff;
                green += pixel >> 8 & 0xff;
                blue += pixel & 0xff;
            }
        }
        long pixels = (long) image.getWidth() * image.getHeight();
        return (level(red / pixels) * LEVELS + level(green / pixels)) * LEVELS + level(blue / pixels);
    }

    private static int level(long mean) {
        return (int) (mean * LEVELS / 256);
    }
}
