package org.masthead.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.web.TypedText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pictures that may be chosen for a story: those that are ready, newest first, by words and page by page. */
@Component
public class PictureShelf {

    private static final int PAGE = 24;

    private final PictureLibrary library;

    PictureShelf(PictureLibrary library) {
        this.library = library;
    }

    /**
     * Some of the pictures.
     *
     * @param words that were looked for, may be empty
     * @param older where the next page begins, or null on the last one
     */
    public record Page(
            String words,
            List<PictureView> pictures,
            @Nullable String older) {}

    /**
     * Looks for pictures.
     *
     * @param typedWords of their names, descriptions, captions and credits
     * @param typedBefore where the page begins, as the page before said; anything else is the beginning
     */
    @Transactional(readOnly = true)
    public Page look(@Nullable String typedWords, @Nullable String typedBefore) {
        String words = TypedText.line(typedWords);
        long before = TypedText.number(typedBefore).orElse(Long.MAX_VALUE);
        List<PictureView> found = library.ready(words, before, PAGE + 1);
        List<PictureView> shown = found.subList(0, Math.min(PAGE, found.size()));
        String older = found.size() > PAGE ? Long.toString(shown.get(PAGE - 1).id()) : null;
        return new Page(words, List.copyOf(shown), older);
    }
}
