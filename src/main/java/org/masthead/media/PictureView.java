package org.masthead.media;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A picture as a page shows it. Every picture is kept in the standard widths below its own and in its own (at most
 * {@value #WIDEST}), so the addresses follow from its size alone.
 *
 * @param source the address for browsers that ignore {@code sourceSet}
 * @param sourceSet a {@code srcset} value
 * @param width in CSS pixels, of the widest rendition
 * @param height in CSS pixels, of the widest rendition
 */
public record PictureView(
        long id,
        String source,
        String sourceSet,
        int width,
        int height,
        String altText,
        String caption,
        String credit) {

    /** The widest rendition, in pixels. */
    public static final int WIDEST = 1920;

    private static final int[] STANDARD_WIDTHS = {320, 640, 960, 1280, WIDEST};
    private static final int DEFAULT_WIDTH = 960;

    /** The address of the widest rendition, which has exactly {@code width} and {@code height}. */
    public String widest() {
        return source.replaceFirst("-\\d+\\.", "-" + width + ".");
    }

    /** Describes a picture of that type and size, both as it was accepted. */
    public static PictureView of(
            long id, String mediaType, int width, int height, String altText, String caption, String credit) {
        int[] widths = widthsFor(width);
        int widest = widths[widths.length - 1];
        String sourceSet = Arrays.stream(widths)
                .mapToObj(each -> address(id, each, mediaType) + " " + each + "w")
                .collect(Collectors.joining(", "));
        String source = address(id, Math.min(DEFAULT_WIDTH, widest), mediaType);
        int shownHeight = Math.max(1, (int) Math.round((double) height * widest / width));
        return new PictureView(id, source, sourceSet, widest, shownHeight, altText, caption, credit);
    }

    /** The widths that a picture is kept in, ascending. */
    static int[] widthsFor(int width) {
        int widest = Math.min(width, WIDEST);
        return IntStream.concat(Arrays.stream(STANDARD_WIDTHS).filter(each -> each < widest), IntStream.of(widest))
                .toArray();
    }

    private static String address(long id, int width, String mediaType) {
        return "/media/" + id + "-" + width + (mediaType.equals("image/png") ? ".png" : ".jpg");
    }
}
