package org.masthead.media;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures from before there were imprints, a row for each width; new ones go to the {@link PictureStore}. */
@Component
class RenditionStore {

    private final JdbcClient jdbc;

    RenditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The media type of a picture that is kept in this width. */
    Optional<String> mediaTypeOf(long pictureId, int width) {
        return jdbc.sql("""
                        select media_type from picture p join rendition r on r.picture_id = p.id
                        where p.id = ? and r.width = ?
                        """).params(pictureId, width).query(String.class).optional();
    }

    Optional<byte[]> bytesOf(long pictureId, int width) {
        return jdbc.sql("select bytes from rendition where picture_id = ? and width = ?")
                .params(pictureId, width)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** The best that is there of a picture. */
    Optional<byte[]> widestOf(long pictureId) {
        return jdbc.sql("select bytes from rendition where picture_id = ? order by width desc limit 1")
                .param(pictureId)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }
}
