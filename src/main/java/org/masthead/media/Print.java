package org.masthead.media;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.resizers.Resizers;
import org.jspecify.annotations.Nullable;

/** Prints a decoded picture: upright and in sRGB, from which a {@link Sheet} has all that is kept. */
final class Print {

    /** The longest side of what a picture is developed from when it is cut in another way. */
    private static final int LONGEST_MASTER = 2 * PictureView.WIDEST;

    private final Orientation orientation;
    private final int width;
    private final int height;
    private final Cut cut;
    private final WebpWriter webp;

    /** Takes the size as it was stored. */
    Print(int storedWidth, int storedHeight, Orientation orientation, Cut cut, WebpWriter webp) {
        this.orientation = orientation;
        this.width = orientation.turnsSideways() ? storedHeight : storedWidth;
        this.height = orientation.turnsSideways() ? storedWidth : storedHeight;
        this.cut = cut;
        this.webp = webp;
    }

    /** Every which pixel suffices, so that as many are left as the master has. */
    int spareable() {
        return Math.max(1, width / masterWidth());
    }

    private int masterWidth() {
        int whole = (int) ((long) width * LONGEST_MASTER / Math.max(width, height));
        return Math.min(width, Math.max(whole, PictureView.WIDEST));
    }

    PreparedPicture of(BufferedImage decoded, byte @Nullable [] colourProfile) throws IOException {
        BufferedImage master = upright(inSrgb(decoded, colourProfile, masterWidth()));
        boolean transparent = isTransparent(master);
        if (!transparent && master.getColorModel().hasAlpha()) {
            master = resized(master, master.getWidth(), master.getHeight(), BufferedImage.TYPE_INT_RGB);
        }
        PictureEncoder encoder = transparent ? PictureEncoder.PNG : PictureEncoder.JPEG;
        BufferedImage shown = cut.applyTo(master);
        int shownWidth = cut.trims() ? shown.getWidth() : width;
        int shownHeight = cut.trims() ? shown.getHeight() : height;
        return new Sheet(shown, shownWidth, shownHeight, cut, encoder, webp)
                .develop(transparent ? PictureEncoder.PNG.encode(master) : PictureEncoder.MASTER.encode(master));
    }

    private int heightFor(int renditionWidth) {
        return PictureView.heightFor(width, height, renditionWidth);
    }

    /** Scaled to the master, still lying as it was stored. */
    private BufferedImage inSrgb(BufferedImage decoded, byte @Nullable [] colourProfile, int widest) {
        int type = decoded.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        int across = orientation.turnsSideways() ? heightFor(widest) : widest;
        int down = orientation.turnsSideways() ? widest : heightFor(widest);
        BufferedImage scaled = resized(ColourProfile.withoutLabel(decoded), across, down, type);
        ColourProfile.of(decoded, colourProfile).convert(scaled);
        return scaled;
    }

    private BufferedImage upright(BufferedImage lying) {
        if (orientation == Orientation.UPRIGHT) {
            return lying;
        }
        boolean sideways = orientation.turnsSideways();
        BufferedImage standing = new BufferedImage(
                sideways ? lying.getHeight() : lying.getWidth(),
                sideways ? lying.getWidth() : lying.getHeight(),
                lying.getType());
        Graphics2D graphics = standing.createGraphics();
        graphics.drawImage(lying, orientation.upright(lying.getWidth(), lying.getHeight()), null);
        graphics.dispose();
        return standing;
    }

    static BufferedImage resized(BufferedImage image, int width, int height, int type) {
        BufferedImage resized = new BufferedImage(width, height, type);
        Resizers.PROGRESSIVE.resize(image, resized);
        return resized;
    }

    private static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xff) {
                    return true;
                }
            }
        }
        return false;
    }
}
