package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentMarkupTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one\\ntwo | <p>one<br> two</p>",
                "*so* **very** `code` | <p><em>so</em> <strong>very</strong> <code>code</code></p>",
                "# 1 fan | <p># 1 fan</p>",
                "<b>bold</b> | <p>&lt;b&gt;bold&lt;/b&gt;</p>",
                "![pixel](https://evil.example/x.gif) | <p>pixel</p>"
            })
    void lightMarkdownIsRendered(String typed, String html) {
        assertThat(CommentMarkup.render(typed.replace("\\n", "\n")).html().replaceAll("\\s+", " "))
                .isEqualTo(html);
    }

    @Test
    void linksAreMarkedAsTheReadersOwn() {
        assertThat(CommentMarkup.render("see https://example.org/x and [y](http://example.org/y)")
                        .html())
                .isEqualTo(
                        "<p>see <a rel=\"nofollow ugc noopener\" href=\"https://example.org/x\">https://example.org/x</a>"
                                + " and <a rel=\"nofollow ugc noopener\" href=\"http://example.org/y\">y</a></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "[x](javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<img src=x onerror=alert(1)>",
                "![x](javascript:alert(1) \"a\")",
                "<javascript:alert(1)>",
                "[a](//evil.example)",
                "`<script>`"
            })
    void nothingThatRunsSurvives(String typed) {
        assertThat(CommentMarkup.render(typed).html())
                .doesNotContain("<script", "<img", "href=\"javascript", "href=\"data", "href=\"//");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a & b < c",
                "> quote\n\nreply",
                "- a\n- b\n\n1. c",
                "```\n<x>\n```",
                "https://example.org/?a=1&b=2"
            })
    void cleaningAgainChangesNothing(String typed) {
        SafeHtml once = CommentMarkup.render(typed);
        assertThat(CommentMarkup.clean(once.html())).isEqualTo(once);
    }

    @Test
    void deepNestingStaysShallow() {
        assertThat(CommentMarkup.render(">".repeat(5000) + " x").html())
                .satisfies(html -> assertThat(html.split("<blockquote>")).hasSizeBetween(2, 21));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p onclick=\"x()\">Hm</p>",
                "<script>x()</script>",
                "<p>Hm<img src=x onerror=x()></p>",
                "<a href=\"javascript:x()\" rel=\"nofollow ugc noopener\">Hm</a>",
                "<a href=\"https://a.example/\" onclick=x() rel=\"nofollow ugc noopener\">Hm</a>",
                "<p>Hm</p><svg/onload=x()>",
                "<P ONCLICK=x()>Hm</P>",
                "<p",
                "<!--><script>x()</script>-->"
            })
    void storedRenderingThatIsNotOurOwnIsCleanedAgain(String stored) {
        assertThat(CommentMarkup.clean(stored).html())
                .doesNotContain("script", "onclick", "onerror", "onload", "ONCLICK", "javascript", "<img", "<svg");
    }

    @Test
    void storedRenderingOfOurOwnIsPassedOn() {
        SafeHtml rendered = CommentMarkup.render("""
                A *b* **c** `d <e>` https://a.example/?x=1&y="2"

                > quoted

                1. one
                - two

                ```
                <script>
                ```
                """);
        assertThat(CommentMarkup.clean(rendered.html())).isEqualTo(rendered);
    }
}
