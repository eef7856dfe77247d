package org.masthead.media;

import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageMoment;
import org.springframework.stereotype.Component;

/** A picture goes from all pages when the rights to it end. */
@Component
class PictureMoments implements PageMoment {

    @Override
    public Ingredient kind() {
        return Ingredient.PICTURE;
    }

    @Override
    public String query() {
        return "select min(rights_end) from picture where rights_end > ?";
    }
}
