package org.masthead.media;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.media.PreparedPicture.Rendition;

/** All that is kept of one picture, made from its upright pixels. */
final class Sheet {

    private final BufferedImage shown;
    private final int width;
    private final int height;
    private final Cut cut;
    private final PictureEncoder encoder;
    private final WebpWriter webp;
    private final Map<String, byte[]> extras = new LinkedHashMap<>();
    private boolean complete;

    /** Takes the size that the picture is said to have, which may be more than the pixels that are left of it. */
    Sheet(BufferedImage shown, int width, int height, Cut cut, PictureEncoder encoder, WebpWriter webp) {
        this.shown = shown;
        this.width = width;
        this.height = height;
        this.cut = cut;
        this.encoder = encoder;
        this.webp = webp;
        this.complete = webp.works();
    }

    PreparedPicture develop(byte[] master) throws IOException {
        int[] widths = PictureView.widthsFor(width);
        List<Rendition> renditions = new ArrayList<>();
        BufferedImage smallest = shown;
        for (int i = widths.length - 1; i >= 0; i--) {
            smallest = scaled(shown, widths[i], PictureView.heightFor(width, height, widths[i]));
            renditions.add(0, new Rendition(widths[i], smallest.getHeight(), encoder.encode(smallest)));
            asWebp(widths[i] + ".webp", smallest);
        }
        Dimension widest = new Dimension(
                widths[widths.length - 1], PictureView.heightFor(width, height, widths[widths.length - 1]));
        for (Shape shape : new Shape[] {Shape.WIDE, Shape.CLASSIC, Shape.SQUARE}) {
            Dimension size = shape.size(widest.width, widest.height, Shape.WIDEST);
            BufferedImage image = scaled(part(shape), size.width, size.height);
            extras.put(shape.label() + "-" + size.width + end(), encoder.encode(image));
        }
        if (cut.focused()) {
            cards(widest);
        }
        return new PreparedPicture(
                encoder.mediaType(), width, height, renditions, complete, Tone.of(smallest), extras, master);
    }

    private void cards(Dimension widest) throws IOException {
        for (int each : PictureView.cardWidthsFor(widest.width, widest.height)) {
            Dimension size = Shape.CARD.size(widest.width, widest.height, each);
            BufferedImage image = scaled(part(Shape.CARD), size.width, size.height);
            extras.put(Shape.CARD.label() + "-" + size.width + end(), encoder.encode(image));
            asWebp(Shape.CARD.label() + "-" + size.width + ".webp", image);
        }
    }

    private BufferedImage part(Shape shape) {
        Rectangle part = shape.around(shown.getWidth(), shown.getHeight(), cut.focusX(), cut.focusY());
        return shown.getSubimage(part.x, part.y, part.width, part.height);
    }

    private void asWebp(String name, BufferedImage image) {
        Optional<byte[]> bytes = complete ? webp.write(image) : Optional.empty();
        bytes.ifPresent(each -> extras.put(name, each));
        complete = bytes.isPresent();
    }

    private String end() {
        return encoder.mediaType().equals("image/png") ? ".png" : ".jpg";
    }

    /** Always a copy, as encoders do not like parts of other pictures. */
    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        return Print.resized(image, width, height, image.getType());
    }
}
