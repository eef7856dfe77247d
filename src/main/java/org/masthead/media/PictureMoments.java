package org.masthead.media;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageMoment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A picture goes from all pages when the rights to it end. */
@Component
class PictureMoments implements PageMoment {

    private final JdbcClient jdbc;

    PictureMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Ingredient kind() {
        return Ingredient.PICTURE;
    }

    @Override
    public @Nullable Instant next(Instant now) {
        return jdbc.sql("select min(rights_end) from picture where rights_end > :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
