package org.masthead.article;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.ArticlePrint;
import org.masthead.text.PictureSource.PictureAttributes;
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

    /** The same of what is printed with pictures. */
    private static final int MOST_ILLUSTRATED = 1_000_000;

    private final Cache<String, Body> known = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<String, Body>weigher((stored, body) -> 3 * stored.length())
            .build();

    private final Cache<Illustrated, SafeHtml> illustrated = Caffeine.newBuilder()
            .maximumWeight(MOST_ILLUSTRATED)
            .<Illustrated, SafeHtml>weigher((asked, printed) -> printed.html().length())
            .build();

    /** All that a body with its pictures depends on. */
    private record Illustrated(SafeHtml print, Map<Long, PictureAttributes> shown) {}

    /**
     * A body as it may be shown.
     *
     * @param print with its footnotes, but not yet with its pictures, as they are now
     * @param minutes to read it
     * @param pictures the numbers of those in it
     */
    record Body(SafeHtml clean, SafeHtml print, int minutes, Set<Long> pictures) {

        private static Body of(String stored) {
            SafeHtml clean = ArticleMarkup.clean(stored);
            SafeHtml print = ArticlePrint.plain(clean);
            return new Body(clean, print, ArticleViews.readingMinutes(clean), ArticlePrint.pictures(print));
        }
    }

    Body of(String stored) {
        return Objects.requireNonNull(known.get(stored, Body::of));
    }

    /** The body with its pictures as they are now, those that can be shown. */
    SafeHtml print(Body body, Map<Long, PictureAttributes> shown) {
        return body.pictures().isEmpty()
                ? body.print()
                : Objects.requireNonNull(illustrated.get(
                        new Illustrated(body.print(), shown),
                        asked -> ArticlePrint.withPictures(asked.print(), asked.shown())));
    }
}
