package org.masthead.article;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.ArticlePrint;
import org.masthead.text.SafeHtml;
import org.springframework.stereotype.Component;

/**
 * What follows from the body of a story alone. A page is made anew with each comment, but its story is the same: it is
 * cleaned and counted once for as long as readers talk about it.
 */
@Component
class StoredBodies {

    /** Characters that are kept, of a byte each for most; some eighty stories. */
    private static final int MOST = 2_000_000;

    private final Cache<String, Body> known = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<String, Body>weigher((stored, body) -> 3 * stored.length())
            .build();

    /**
     * A body as it may be shown.
     *
     * @param print with its footnotes, but not yet with its pictures, as they are now
     * @param minutes to read it
     */
    record Body(SafeHtml clean, SafeHtml print, int minutes) {

        private static Body of(String stored) {
            SafeHtml clean = ArticleMarkup.clean(stored);
            return new Body(clean, ArticlePrint.plain(clean), ArticleViews.readingMinutes(clean));
        }
    }

    Body of(String stored) {
        return Objects.requireNonNull(known.get(stored, Body::of));
    }
}
