package org.masthead.media;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.coobird.thumbnailator.resizers.Resizers;
import org.jspecify.annotations.Nullable;
import org.masthead.media.PreparedPicture.Rendition;

/** Prints a decoded picture: upright, in sRGB, in every width that it is kept in. */
final class Print {

    private final Orientation orientation;
    private final int width;
    private final int height;

    /** Takes the size as it was stored. */
    Print(int storedWidth, int storedHeight, Orientation orientation) {
        this.orientation = orientation;
        this.width = orientation.turnsSideways() ? storedHeight : storedWidth;
        this.height = orientation.turnsSideways() ? storedWidth : storedHeight;
    }

    /** Every which pixel suffices, so that twice the widest rendition is left to scale down from. */
    int spareable() {
        return Math.max(1, width / (2 * PictureView.WIDEST));
    }

    PreparedPicture of(BufferedImage decoded, byte @Nullable [] colourProfile) throws IOException {
        int[] widths = PictureView.widthsFor(width);
        int widest = widths[widths.length - 1];
        BufferedImage master = upright(inSrgb(decoded, colourProfile, widest));
        boolean transparent = isTransparent(master);
        if (!transparent && master.getColorModel().hasAlpha()) {
            master = resized(master, master.getWidth(), master.getHeight(), BufferedImage.TYPE_INT_RGB);
        }
        PictureEncoder encoder = transparent ? PictureEncoder.PNG : PictureEncoder.JPEG;
        List<Rendition> renditions = new ArrayList<>();
        for (int each : widths) {
            BufferedImage image = each == widest ? master : resized(master, each, heightFor(each), master.getType());
            renditions.add(new Rendition(each, image.getHeight(), encoder.encode(image)));
        }
        return new PreparedPicture(encoder.mediaType(), width, height, renditions);
    }

    private int heightFor(int renditionWidth) {
        return Math.max(1, (int) Math.round((double) height * renditionWidth / width));
    }

    /** Scaled to the widest rendition, still lying as it was stored. */
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

    private static BufferedImage resized(BufferedImage image, int width, int height, int type) {
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
