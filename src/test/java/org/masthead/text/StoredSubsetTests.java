package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the editor writes is what is stored: the sanitiser finds nothing to change in it. */
class StoredSubsetTests {

    private static final int STORIES = 400;
    private static final String PICTURE = "<img src=\"/media/1-960.jpg\" alt=\"Gulls\">";

    @Test
    void sanitiserChangesNothingInWhatIsStored() {
        RandomStories stories = new RandomStories(1);
        for (int i = 0; i < STORIES; i++) {
            String story = stories.next();
            assertThat(ArticleMarkup.fromEditor(story, RandomStories.pictures()).html())
                    .isEqualTo(story);
            assertThat(ArticleMarkup.clean(story).html()).isEqualTo(story);
        }
    }

    @Test
    void markdownIsNotLookedForInWhatTheEditorWrote() {
        String typed = "<p>1. *not* a `list` [x](y)</p>\n<p># &gt; - |</p>";
        assertThat(ArticleMarkup.fromEditor(typed, PictureSource.NONE).html()).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<figure data-place=\"start\">%s</figure> | data-place=\"start\"",
                "<figure>%s<figcaption>Gulls <small>Photo: Ines</small></figcaption></figure> | <small>Photo: Ines</small>",
            })
    void figureKeepsItsPlaceAndCredit(String typed, String kept) {
        assertThat(clean(typed)).contains(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<figure data-place=\"fixed\">%s</figure> | data-place",
                "<figure><figure data-place=\"wide\">%s</figure></figure> | data-place",
                "<figure data-place=\"wide\"><p>words</p></figure> | data-place",
                "<figure data-place=\"wide\" data-embed=\"https://vimeo.com/1234567\"></figure> | data-place",
                "<p>words <small>smaller</small></p> | <small>",
                "<figure>%s<figcaption><small>Ines</small> said so</figcaption></figure> | <small>",
                "<figure data-place=\"start\" class=\"x\" style=\"float:left\">%s</figure> | float",
            })
    void nothingElseIsAllowedByThat(String typed, String refused) {
        assertThat(clean(typed)).doesNotContain(refused);
    }

    private static String clean(String typed) {
        return ArticleMarkup.fromEditor(String.format(typed, PICTURE), RandomStories.pictures())
                .html();
    }
}
