package org.masthead.front;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageMoment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The strip comes and goes with the clock. */
@Component
class StripMoments implements PageMoment {

    private final JdbcClient jdbc;

    StripMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Ingredient kind() {
        return Ingredient.STRIP;
    }

    @Override
    public @Nullable Instant next(Instant now) {
        return jdbc.sql("""
                        select min(turn) from breaking_strip
                        cross join lateral (values (starts_at), (ends_at)) as turns (turn)
                        where words <> '' and turn > :now
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
