package org.masthead.media;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.masthead.text.PictureSource.PictureAttributes;

/**
 * A picture as a page shows it. Every picture is kept in the standard widths below its own and in its own (at most
 * {@value #WIDEST}), so the addresses follow from its {@link PictureFile} alone.
 *
 * @param source the address for browsers that ignore {@code sourceSet}
 * @param sourceSet a {@code srcset} value
 * @param webpSourceSet the same as WebP; empty where there is none
 * @param cardSourceSet a {@code srcset} for places that show three by two, around the focal point
 * @param cardWebpSourceSet the same as WebP; empty where there is none
 * @param width in CSS pixels, of the widest rendition
 * @param height in CSS pixels, of the widest rendition
 * @param tone the class of the colour to show until it is loaded; empty where it is not known
 * @param shapes the same picture as 16:9, 4:3 and 1:1, in this order; the whole one where it is not kept in them
 */
public record PictureView(
        long id,
        String source,
        String sourceSet,
        String webpSourceSet,
        String cardSourceSet,
        String cardWebpSourceSet,
        int width,
        int height,
        String tone,
        List<Sized> shapes,
        String altText,
        String caption,
        String credit) {

    /** The widest rendition, in pixels. */
    public static final int WIDEST = 1920;

    private static final int[] STANDARD_WIDTHS = {320, 640, 960, 1280, WIDEST};
    private static final int[] CARD_WIDTHS = {320, 640, 960};
    private static final int DEFAULT_WIDTH = 960;

    /** One address and its size. */
    public record Sized(String address, int width, int height) {}

    /** The address of the widest rendition, which has exactly {@code width} and {@code height}. */
    public String widest() {
        return source.replaceFirst("-\\d+\\.(?=[a-z]+$)", "-" + width + ".");
    }

    /** What a link to a story shows of it elsewhere. */
    public Sized social() {
        return shapes.get(0);
    }

    /** Describes a picture with the words of one place. */
    public static PictureView of(PictureFile file, String altText, String caption, String credit) {
        int[] widths = widthsFor(file.width());
        int widest = widths[widths.length - 1];
        int shownHeight = heightFor(file.width(), file.height(), widest);
        String sourceSet = set(widths, each -> file.address("", each, file.end()));
        String webp = file.webp() ? set(widths, each -> file.address("", each, ".webp")) : "";
        int[] cards = cardWidthsFor(widest, shownHeight);
        String card = "3x2-";
        return new PictureView(
                file.id(),
                file.address("", Math.min(DEFAULT_WIDTH, widest), file.end()),
                sourceSet,
                webp,
                file.focused() ? set(cards, each -> file.address(card, each, file.end())) : sourceSet,
                file.focused() && file.webp() ? set(cards, each -> file.address(card, each, ".webp")) : webp,
                widest,
                shownHeight,
                file.tone() < 0 ? "" : "tone-" + file.tone(),
                shapes(file, widest, shownHeight),
                altText,
                caption,
                credit);
    }

    /** What a text needs to show it. */
    PictureAttributes attributes() {
        return new PictureAttributes(source, sourceSet, webpSourceSet, tone, width, height, altText);
    }

    private static List<Sized> shapes(PictureFile file, int width, int height) {
        if (!file.crops()) {
            return List.of(new Sized(file.address("", width, file.end()), width, height));
        }
        List<Sized> shapes = new ArrayList<>();
        for (Shape shape : new Shape[] {Shape.WIDE, Shape.CLASSIC, Shape.SQUARE}) {
            Dimension size = shape.size(width, height, Shape.WIDEST);
            shapes.add(new Sized(file.address(shape.label() + "-", size.width, file.end()), size.width, size.height));
        }
        return List.copyOf(shapes);
    }

    /** The widths that a picture is kept in, ascending. */
    static int[] widthsFor(int width) {
        int widest = Math.min(width, WIDEST);
        return IntStream.concat(Arrays.stream(STANDARD_WIDTHS).filter(each -> each < widest), IntStream.of(widest))
                .toArray();
    }

    /** The widths of its cards, ascending, by the size of its widest rendition. */
    static int[] cardWidthsFor(int width, int height) {
        int most = Math.min(DEFAULT_WIDTH, Shape.CARD.size(width, height, width).width);
        return IntStream.concat(Arrays.stream(CARD_WIDTHS).filter(each -> each < most), IntStream.of(most))
                .toArray();
    }

    static int heightFor(int width, int height, int renditionWidth) {
        return Math.max(1, (int) Math.round((double) height * renditionWidth / width));
    }

    private static String set(int[] widths, IntFunction<String> address) {
        return Arrays.stream(widths)
                .mapToObj(each -> address.apply(each) + " " + each + "w")
                .collect(Collectors.joining(", "));
    }
}
