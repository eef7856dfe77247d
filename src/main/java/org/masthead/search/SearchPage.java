package org.masthead.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.author.AuthorLabel;

/**
 * The search page.
 *
 * @param form as it was filled in
 * @param authors that the form offers
 * @param errors a sentence for each field that cannot be read
 * @param found null where nothing was asked for, or nothing that can be
 * @param wordless whether there was no word to look for in what was typed
 * @param suggestion the words as they were probably meant, or null
 * @param suggestionAddress where these are looked for, or null
 * @param firstAddress of the first page, or null on that page itself
 * @param nextAddress of the next page, or null on the last
 */
record SearchPage(
        SearchForm form,
        List<AuthorLabel> authors,
        Map<String, String> errors,
        @Nullable FoundStories found,
        boolean wordless,
        @Nullable String suggestion,
        @Nullable String suggestionAddress,
        @Nullable String firstAddress,
        @Nullable String nextAddress) {

    /** Where the same words are looked for without section, author and dates. */
    public String everywhereAddress() {
        return form.everywhere().address();
    }

    /** Whether nothing was asked: the one page of search that is worth finding. */
    public boolean isBare() {
        return found == null && !wordless && errors.isEmpty();
    }

    /** Whether nothing answers the question. */
    public boolean isInVain() {
        return found != null && found.stories().isEmpty();
    }
}
