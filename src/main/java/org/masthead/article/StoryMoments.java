package org.masthead.article;

import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageMoment;
import org.springframework.stereotype.Component;

/** A live story is seen from its hour on, which may be ahead of a node's clock. */
@Component
class StoryMoments implements PageMoment {

    @Override
    public Ingredient kind() {
        return Ingredient.STORY;
    }

    @Override
    public String query() {
        return "select min(published_at) from article where status = 'LIVE' and published_at > ?";
    }
}
