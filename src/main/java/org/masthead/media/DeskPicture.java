package org.masthead.media;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A picture of the library as programs are told it. */
@Schema(name = "DeskPicture")
record DeskPicture(
        @Schema(description = "What a story names as its picture", example = "812")
        long id,

        @Schema(description = "READY, or PROCESSING for a moment while others are developed", example = "READY")
        String state,

        @Schema(example = "gulls.jpg") String fileName,
        @Schema(example = "Nell Thorsby") @Nullable String uploadedBy,
        Instant uploadedAt,

        @Schema(description = "What it shows, for those who do not see it", example = "Gulls over the quay")
        String alt,

        @Schema(example = "Gulls at the first catch after the storm")
        String caption,

        @Schema(example = "Nell Thorsby") String credit,

        @Schema(
                description = "Its widest rendition; null until it is ready",
                example = "https://news.example/media/812-3fa2c1-1920.jpg")
        @Nullable
        String url,

        @Schema(example = "1920") int width,
        @Schema(example = "1280") int height,

        @Schema(description = "The last moment at which readers may see it; null for ever") @Nullable
        Instant rightsUntil) {

    static DeskPicture of(PictureRow row, Function<String, String> absolute) {
        PictureView view = row.view();
        return new DeskPicture(
                view.id(),
                row.state().name(),
                row.fileName(),
                row.uploader(),
                row.uploadedAt(),
                view.altText(),
                view.caption(),
                view.credit(),
                row.ready() ? absolute.apply(view.widest()) : null,
                view.width(),
                view.height(),
                row.lastDay());
    }
}
