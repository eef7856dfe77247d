package org.masthead.article;

import org.jspecify.annotations.Nullable;
import org.masthead.site.Furniture;
import org.springframework.stereotype.Component;

/** Whether the foot of every page leads to the corrections: not while there are none. */
@Component
class AnyCorrections implements Furniture<Boolean> {

    @Override
    public String query() {
        return "select exists (select " + LiveCorrections.FROM + ")";
    }

    @Override
    public Boolean read(@Nullable String value) {
        return "t".equals(value);
    }
}
