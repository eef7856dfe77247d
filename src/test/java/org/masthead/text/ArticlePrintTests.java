package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlePrintTests {

    private static final ArticlePrint.Words WORDS = new ArticlePrint.Words() {
        @Override
        public String table(int number) {
            return "Table " + number;
        }

        @Override
        public String notes() {
            return "Notes";
        }

        @Override
        public String backFromNote(int number) {
            return "Back from " + number;
        }

        @Override
        public String show(String service) {
            return "Show " + service;
        }

        @Override
        public String nothingLoaded(String host) {
            return "Nothing of " + host;
        }

        @Override
        public String load() {
            return "Load";
        }
    };

    @Test
    void notesAreNumberedInTheOrderOfTheTextAndLeadBack() {
        assertThat(plain("B[^b] a[^a] b[^b].\n\n[^a]: Of *a*\n\n[^b]: Of b"))
                .isEqualTo("<p>B<sup><a href=\"#note-1\" id=\"noted-1\" role=\"doc-noteref\">1</a></sup> "
                        + "a<sup><a href=\"#note-2\" id=\"noted-2\" role=\"doc-noteref\">2</a></sup> "
                        + "b<sup><a href=\"#note-1\" id=\"noted-1-2\" role=\"doc-noteref\">1</a></sup>.</p>\n"
                        + "<section role=\"doc-endnotes\"><ol>"
                        + "<li id=\"note-1\">Of b <a href=\"#noted-1\" role=\"doc-backlink\">↩</a> "
                        + "<a href=\"#noted-1-2\" role=\"doc-backlink\">↩</a></li>"
                        + "<li id=\"note-2\">Of <em>a</em> <a href=\"#noted-2\" role=\"doc-backlink\">↩</a></li>"
                        + "</ol></section>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A mark[^1] without a note.",
                "`[^1]` in code.\n\n[^1]: Nobody asks for it.",
                "<p>[^1] [^]: [^a b]</p>",
                "<p id=\"note-1\">[^<b>1</b>]</p>"
            })
    void whatIsNoFootnoteStaysAsItIs(String typed) {
        assertThat(plain(typed)).contains("[^").doesNotContain("<sup", " id=", "<section");
    }

    @Test
    void noteIsNeverMarkupOfItsOwn() {
        assertThat(plain(
                        "x[^\"><script>]\n\n[^\"><script>]: y[^1](javascript:alert(1))\n\n[^1]: <img src=x onerror=a>"))
                .doesNotContain("<script", "onerror", "javascript:");
    }

    @Test
    void tableScrollsByItselfAndHasAName() {
        assertThat(page("| a |\n|---|\n| 1 |\n\n<table><caption>Ships</caption><tr><td>2</td></tr></table>", ""))
                .contains(
                        "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table 1\"><table>",
                        "aria-label=\"Ships\"><table><caption>Ships");
    }

    @Test
    void columnOfNumbersIsReadFromItsLastDigit() {
        assertThat(page(
                        "| Day | Boats | Cost | Left |\n|---|---|---|---|\n| 24 Nov | 4 | £1,220.50 | 17 |\n| 25 Nov | – | 7% | none |",
                        ""))
                .contains("<th>Day</th>", "<td>24 Nov</td>", "<th>Left</th>", "<td>17</td>", "<td>none</td>")
                .contains("<th class=\"figure\">Boats</th>", "<td class=\"figure\">–</td>")
                .contains("<th class=\"figure\">Cost</th>", "<td class=\"figure\">£1,220.50</td>");
    }

    @Test
    void tableWithCellsThatSpanKeepsItsColumns() {
        assertThat(page("<table><tr><td>1</td><td colspan=2>2</td></tr></table>", ""))
                .doesNotContain("figure");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://youtube.com/shorts/dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?t=4, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://vimeo.com/76979871, https://player.vimeo.com/video/76979871?dnt=1",
        "https://soundcloud.com/a/b, https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
        "https://open.spotify.com/track/0123456789ABCDEFabcdef, "
                + "https://open.spotify.com/embed/track/0123456789ABCDEFabcdef",
        "https://www.instagram.com/p/CabcdEFGhi/, https://www.instagram.com/p/CabcdEFGhi/embed/",
        "https://mastodon.social/@someone/109876543210, https://mastodon.social/@someone/109876543210/embed"
    })
    void embedIsAnEmptyFrameThatALinkLeadsInto(String address, String source) {
        ArticlePrint.Page page = pageOf(address, "");
        assertThat(page.html().html())
                .contains("<details class=\"embed\"><summary>Show ", "href=\"" + source + "\" target=\"embed-1\"")
                .contains("<iframe class=\"embed__frame\" name=\"embed-1\"")
                .doesNotContain("src=", "srcdoc=");
        assertThat(page.frames()).containsExactly(source.replaceAll("^(https://[^/]+)/.*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/@channel",
                "https://bsky.app/profile/a/post/b",
                "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
                "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
                "https://vimeo.com/1\"><script>"
            })
    void whatCannotBeShownStaysALinkOrWords(String address) {
        ArticlePrint.Page page = pageOf(address, "");
        assertThat(page.html().html()).doesNotContain("<iframe", "<script");
        assertThat(page.frames()).isEmpty();
    }

    @Test
    void datelineOpensTheText() {
        assertThat(page("The harbour.", "Harbour <Point>"))
                .isEqualTo("<p><span class=\"dateline\">Harbour &lt;Point&gt;</span> The harbour.</p>");
        assertThat(page("## Head\n\nText", "Merrin")).startsWith("<p><span class=\"dateline\">Merrin</span>");
    }

    @Test
    void linkWithinTheSiteKnowsItsWholeAddressForPaper() {
        assertThat(page("[a](/2026/11/a) [b](https://b.example/) [c](//c.example/)", ""))
                .containsOnlyOnce("data-address")
                .contains("data-address=\"https://news.example/2026/11/a\"");
    }

    private static String plain(String typed) {
        return ArticlePrint.plain(ArticleMarkup.fromDesk(typed, PictureSource.NONE))
                .html();
    }

    private static String page(String typed, String dateline) {
        return pageOf(typed, dateline).html().html();
    }

    private static ArticlePrint.Page pageOf(String typed, String dateline) {
        SafeHtml clean = ArticleMarkup.fromDesk(typed, PictureSource.NONE);
        return ArticlePrint.page(ArticlePrint.plain(clean), dateline, "https://news.example", WORDS);
    }
}
