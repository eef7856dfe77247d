package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlWriterTests {

    @Test
    void wordsAndValuesAreNeverMarkup() {
        String hostile = "<b title=\"x\" class='y'>&";
        String escaped = "&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;";

        assertThat(new HtmlWriter().line("p", hostile, "title", hostile).written())
                .hasToString("<p title=\"" + escaped + "\">" + escaped + "</p>");
    }

    @Test
    void attributesWithoutValueAreLeftOutAndThoseThatAreOnlyThereHaveNone() {
        assertThat(new HtmlWriter()
                        .open("details", "class", null, "open", HtmlWriter.THERE)
                        .text("1 ")
                        .html(new SafeHtml("<em>2</em>"))
                        .close("details")
                        .written())
                .hasToString("<details open>1 <em>2</em></details>");
    }
}
