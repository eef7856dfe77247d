package org.masthead.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * What there is of a picture, from which its addresses follow.
 *
 * @param imprint empty for pictures from before there were imprints
 * @param width as far as it is shown, of the upright original
 * @param height as far as it is shown, of the upright original
 * @param webp whether every width is there as WebP too
 * @param tone see {@link Tone}
 * @param crops whether the shapes are there
 * @param focused whether there are cards of their own
 */
public record PictureFile(
        long id,
        String imprint,
        String mediaType,
        int width,
        int height,
        boolean webp,
        int tone,
        boolean crops,
        boolean focused) {

    /** The columns that {@link #read} needs, of a {@code picture p}. */
    public static final String COLUMNS = "p.id as picture_id, p.imprint, p.media_type, p.width, p.height, p.webp, "
            + "p.tone, p.crops, (p.focus_x <> 50 or p.focus_y <> 50) as focused";

    /** Reads it from a row; of one that has none the number is 0. */
    public static PictureFile read(ResultSet row) throws SQLException {
        return new PictureFile(
                row.getLong("picture_id"),
                Objects.requireNonNullElse(row.getString("imprint"), ""),
                Objects.requireNonNullElse(row.getString("media_type"), ""),
                row.getInt("width"),
                row.getInt("height"),
                row.getBoolean("webp"),
                row.getInt("tone"),
                row.getBoolean("crops"),
                row.getBoolean("focused"));
    }

    String address(String part, int renditionWidth, String end) {
        return "/media/" + id + "-" + (imprint.isEmpty() ? "" : imprint + "-") + part + renditionWidth + end;
    }

    String end() {
        return mediaType.equals("image/png") ? ".png" : ".jpg";
    }
}
