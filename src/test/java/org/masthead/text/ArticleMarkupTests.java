package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleMarkupTests {

    private static final PictureSource PICTURES = id -> id == 12
            ? new PictureSource.PictureAttributes(
                    "/media/12-960.jpg", "/media/12-320.jpg 320w, /media/12-960.jpg 960w", "", "", 960, 640, "A crane at dawn")
            : null;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<p onclick=alert(1)>x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<iframe src=https://evil.example></iframe>",
                "<noscript><style></noscript><img src=x onerror=alert(1)>",
                "<template><img src=x onerror=alert(1)></template>",
                "<p style=\"background:url(https://evil.example)\">x</p>",
                "<form action=https://evil.example><input name=a></form>",
                "<figure data-embed=\"https://evil.example/x\"><img src=x onerror=alert(1)></figure>",
                "[x](javascript:alert(1))",
                "<a href=\" jav&#x09;ascript:alert(1)\">x</a>",
                "<img src=\"/media/12-960.jpg\" srcset=\"https://evil.example/x 1w\">",
                "<p id=respond name=x class=y>x</p>"
            })
    void nothingThatRunsOrCallsOutSurvives(String typed) {
        assertThat(ArticleMarkup.fromDesk(typed, PICTURES).html())
                .doesNotContainIgnoringCase(
                        "<script", "onerror", "onclick", "javascript:", "data:text", "<svg", "<math")
                .doesNotContainIgnoringCase("<iframe", "<style", "style=", "<template", "<form", "<input", "<noscript")
                .doesNotContain("srcset=\"https", "data-embed=\"https://evil", " id=", " name=", " class=");
    }

    @Test
    void blankLinesMakeParagraphs() {
        assertThat(ArticleMarkup.fromDesk("One.\n\nTwo,\nstill two.", PICTURES).html())
                .isEqualTo("<p>One.</p>\n<p>Two,\nstill two.</p>");
    }

    @Test
    void markdownIsUnderstood() {
        assertThat(ArticleMarkup.fromDesk("## Head\n\n> *Said* **he**\n\n- a\n- b", PICTURES)
                        .html())
                .contains("<h2>Head</h2>", "<em>Said</em> <strong>he</strong>", "<li>a</li>");
    }

    @Test
    void headlineOfTheTextIsNotTheHeadlineOfThePage() {
        assertThat(ArticleMarkup.fromDesk("# Big\n\n##### Small", PICTURES).html())
                .isEqualTo("<h2>Big</h2>\n<h3>Small</h3>");
    }

    @Test
    void ownPictureGetsItsSizes() {
        assertThat(ArticleMarkup.fromDesk("![](/media/12)", PICTURES).html())
                .startsWith("<figure><img src=\"/media/12-960.jpg\"")
                .contains("width=\"960\"", "height=\"640\"", "alt=\"A crane at dawn\"", "320w");
    }

    @Test
    void pictureOfAnotherSiteBecomesALink() {
        assertThat(ArticleMarkup.fromDesk("<p><img src=\"https://other.example/x.jpg\" alt=\"A boat\"></p>", PICTURES)
                        .html())
                .isEqualTo("<p><a href=\"https://other.example/x.jpg\">A boat</a></p>");
    }

    @Test
    void unknownPictureIsTakenOut() {
        assertThat(ArticleMarkup.fromDesk("<figure><img src=\"/media/99-960.jpg\"></figure>", PICTURES)
                        .html())
                .isEmpty();
    }

    @Test
    void addressOnAListOfItsOwnLineBecomesAnEmbed() {
        assertThat(ArticleMarkup.fromDesk("https://www.youtube.com/watch?v=abc", PICTURES)
                        .html())
                .isEqualTo(
                        "<figure data-embed=\"https://www.youtube.com/watch?v=abc\">"
                                + "<a href=\"https://www.youtube.com/watch?v=abc\">YouTube: youtube.com/watch?v=abc</a></figure>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">> The sea does not vote.",
                "<aside>The sea does not vote.</aside>",
                "<blockquote class=\"pull\"><p>The sea does not vote.</p></blockquote>"
            })
    void pullQuoteIsAnAside(String typed) {
        assertThat(ArticleMarkup.fromDesk(typed, PICTURES).html())
                .isEqualTo("<aside><p>The sea does not vote.</p></aside>");
    }

    @Test
    void quotationWithinAQuotationIsNotPulled() {
        assertThat(ArticleMarkup.fromDesk("> He said\n>\n> > no", PICTURES).html())
                .contains("<blockquote>")
                .doesNotContain("<aside>");
    }

    @Test
    void footnotesAreKeptAsTheyAreTypedSoThatNoneIsLost() {
        assertThat(ArticleMarkup.fromDesk("<p>Old[^1], new[^2].</p>\n\n[^2]: Late\n\n<p>[^1]: Early</p>", PICTURES)
                        .html())
                .isEqualTo("<p>Old[^1], new[^2].</p>\n<p>[^2]: Late</p>\n<p>[^1]: Early</p>");
    }

    @Test
    void looseWordsGetAParagraph() {
        assertThat(ArticleMarkup.clean("loose <strong>words</strong><p></p><h2>x</h2>tail")
                        .html())
                .isEqualTo("<p>loose <strong>words</strong></p>\n<h2>x</h2>\n<p>tail</p>");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void cleaningAgainChangesNothing(String typed) {
        SafeHtml once = ArticleMarkup.fromDesk(typed, PICTURES);
        assertThat(ArticleMarkup.clean(once.html())).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void openingAndSavingAgainChangesNothing(String typed) {
        SafeHtml saved = ArticleMarkup.fromDesk(typed, PICTURES);
        assertThat(ArticleMarkup.fromDesk(ArticleMarkup.forDesk(saved.html()), PICTURES))
                .isEqualTo(saved);
    }

    static Stream<String> documents() {
        return Stream.of(
                "One.\n\nTwo.",
                "Fish & chips, 3 < 4 > 2, \"quoted\" – *em* `a<b` ~~no~~",
                "```\na\n\n\nb <c>\n```\n\nafter",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "<figure><img src=\"/media/12-960.jpg\" alt=\"x\"><figcaption>A <em>b</em></figcaption></figure>",
                "> a\n>\n> b\n\n1. x\n2. y\n   - z\n\n---\n\nend",
                "<p>a<br>b</p><p>&nbsp;</p><p>c\n\nd</p>",
                "https://youtu.be/abc\n\n<figure data-embed=\"https://vimeo.com/1\"><figcaption>c</figcaption></figure>",
                "<p>1. not a list</p><p># not a heading</p><p>&lt;b&gt; * _ [x](y) \\</p>",
                "<blockquote>bare</blockquote><ul><li>x<p>y</p></li></ul>",
                "text <img src=\"/media/12\"> inside",
                ">> Pulled\n>>\n>> Somebody\n\n<aside>bare</aside>",
                "One[^1], two[^long].\n\n[^1]: https://example.org\n\n[^long]: First\n\n    second *p*\n\nend",
                "<table><caption>Ships</caption><tbody><tr><td>1</td></tr></tbody></table>");
    }
}
