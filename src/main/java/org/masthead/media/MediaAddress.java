package org.masthead.media;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last part of a picture's address.
 *
 * @param imprint empty for pictures from before there were imprints
 * @param shape as {@link Shape} labels it; empty for the whole picture
 * @param end with its dot
 */
record MediaAddress(long picture, String imprint, String shape, int width, String end) {

    private static final Pattern NAME = Pattern.compile(
            "([1-9]\\d{0,17})-(?:([0-9a-f]{16})-)?(?:(16x9|4x3|1x1|3x2)-)?([1-9]\\d{0,4})(\\.(?:jpg|png|webp))");

    static Optional<MediaAddress> parse(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new MediaAddress(
                        Long.parseLong(parts.group(1)),
                        parts.group(2) == null ? "" : parts.group(2),
                        parts.group(3) == null ? "" : parts.group(3),
                        Integer.parseInt(parts.group(4)),
                        parts.group(5)))
                : Optional.empty();
    }

    String mediaType() {
        return switch (end) {
            case ".png" -> "image/png";
            case ".webp" -> "image/webp";
            default -> "image/jpeg";
        };
    }

    /** The name of its file. */
    String file() {
        return imprint + "-" + (shape.isEmpty() ? "" : shape + "-") + width + end;
    }

    /** Whether the picture has files of this kind. */
    boolean endsLike(PictureFile picture) {
        return end.equals(".webp") ? picture.webp() : end.equals(picture.end());
    }

    /** Whether this is one of the files of the picture, going by its size alone. */
    boolean isMadeFor(PictureFile picture) {
        PictureView view = PictureView.of(picture, "", "", "");
        String own = "/media/" + picture.id() + "-" + file();
        return isIn(view.sourceSet(), own)
                || isIn(view.webpSourceSet(), own)
                || isIn(view.cardSourceSet(), own)
                || isIn(view.cardWebpSourceSet(), own)
                || view.shapes().stream().anyMatch(each -> each.address().equals(own));
    }

    private static boolean isIn(String sourceSet, String address) {
        return Arrays.stream(sourceSet.split(", ")).anyMatch(each -> each.startsWith(address + " "));
    }
}
