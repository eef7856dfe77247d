package org.masthead.front;

import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageMoment;
import org.springframework.stereotype.Component;

/** The strip comes and goes with the clock. */
@Component
class StripMoments implements PageMoment {

    @Override
    public Ingredient kind() {
        return Ingredient.STRIP;
    }

    @Override
    public String query() {
        return """
                select min(turn) from breaking_strip
                cross join lateral (values (starts_at), (ends_at)) as turns (turn)
                where words <> '' and turn > ?
                """;
    }
}
