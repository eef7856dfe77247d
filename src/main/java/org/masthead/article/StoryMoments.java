package org.masthead.article;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageMoment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A live story is seen from its hour on, which may be ahead of this node's clock. */
@Component
class StoryMoments implements PageMoment {

    private final JdbcClient jdbc;

    StoryMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Ingredient kind() {
        return Ingredient.STORY;
    }

    @Override
    public @Nullable Instant next(Instant now) {
        return jdbc.sql("select min(published_at) from article where status = 'LIVE' and published_at > :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
