package org.masthead.article;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.TypedText;

/** What the desk's list is narrowed to; each part may be empty, and what makes no sense narrows nothing. */
record ArticleFilter(String q, String status, String section) {

    static ArticleFilter of(@Nullable String q, @Nullable String status, @Nullable String section) {
        // A NUL is no letter of any headline, and PostgreSQL refuses it.
        return new ArticleFilter(TypedText.line(q).replace("\0", ""), TypedText.line(status), TypedText.line(section));
    }

    Optional<ArticleStatus> chosenStatus() {
        return Arrays.stream(ArticleStatus.values())
                .filter(each -> each.name().equalsIgnoreCase(status))
                .findFirst();
    }

    Optional<Long> chosenSection() {
        return TypedText.number(section);
    }
}
