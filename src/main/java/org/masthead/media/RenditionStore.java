package org.masthead.media;

import java.util.Optional;
import org.masthead.media.PreparedPicture.Rendition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The encoded pixels, a row for each width. Never entities: bytes are read only to be sent. */
@Component
class RenditionStore {

    private final JdbcClient jdbc;

    RenditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(long pictureId, Rendition rendition) {
        jdbc.sql("insert into rendition (picture_id, width, height, bytes) values (?, ?, ?, ?)")
                .params(pictureId, rendition.width(), rendition.height(), rendition.bytes())
                .update();
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
}
