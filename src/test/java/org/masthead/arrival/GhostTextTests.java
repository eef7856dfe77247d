package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GhostTextTests {

    private static ArrivedBody body(String html) {
        return RenderedBody.of("https://old.example", html, new ArrivedPictures.None());
    }

    private static String lexical(String children) {
        return body(GhostLexical.html("{\"root\":{\"children\":[" + children.replace('\'', '"') + "]}}"))
                .html();
    }

    private static String mobiledoc(String rest) {
        return body(GhostMobiledoc.html("{" + rest.replace('\'', '"') + "}")).html();
    }

    @Test
    void formatsOfWordsNestInEachOther() {
        assertThat(
                        lexical(
                                "{'type':'paragraph','children':[{'type':'text','format':3,'text':'<b>'},{'type':'linebreak'},"
                                        + "{'type':'link','url':'https://x.example/','children':[{'type':'text','format':16,'text':'code'}]}]}"))
                .isEqualTo(
                        "<p><strong><em>&lt;b&gt;</em></strong><br><a href=\"https://x.example/\"><code>code</code></a></p>");
    }

    @Test
    void listInAListBelongsToTheItemBefore() {
        String item = "{'type':'listitem','children':[{'type':'text','text':'%s'}]}";
        assertThat(lexical("{'type':'list','listType':'number','start':3,'children':[" + item.formatted("One")
                        + ",{'type':'listitem','children':[{'type':'list','listType':'bullet','children':["
                        + item.formatted("Within") + "]}]}," + item.formatted("Two") + "]}"))
                .isEqualTo("<ol start=\"3\"><li>One<ul><li>Within</li></ul></li><li>Two</li></ol>");
    }

    @Test
    void headingsQuotationsAndAsidesKeepTheirRank() {
        String words = "'children':[{'type':'text','text':'W'}]";
        assertThat(lexical("{'type':'extended-heading','tag':'h3'," + words + "},{'type':'extended-quote'," + words
                        + "},{'type':'aside'," + words + "},{'type':'horizontalrule'}"))
                .isEqualTo("<h3>W</h3>\n<blockquote>W</blockquote>\n<aside><p>W</p></aside>\n<hr>");
    }

    @Test
    void cardsBecomeWhatStoriesHaveHere() {
        assertThat(lexical("{'type':'embed','url':'https://www.youtube.com/watch?v=abc'}"))
                .contains("data-embed");
        assertThat(
                        lexical(
                                "{'type':'bookmark','url':'https://x.example/','metadata':{'title':'T','description':'D','publisher':'P'}}"))
                .isEqualTo("<p><a href=\"https://x.example/\">T</a> (P)<br>D</p>");
        assertThat(lexical("{'type':'callout','calloutEmoji':'!','calloutText':'Mind <b>that</b>'}"))
                .isEqualTo("<blockquote><p>! Mind <strong>that</strong></p></blockquote>");
        assertThat(lexical("{'type':'toggle','heading':'Why','content':'<p>So</p>'}"))
                .isEqualTo("<h3>Why</h3>\n<p>So</p>");
        assertThat(lexical("{'type':'codeblock','code':'a < b\\n c'}"))
                .isEqualTo("<pre><code>a &lt; b\n c</code></pre>");
        assertThat(lexical("{'type':'markdown','markdown':'# One\\n\\n* two'}"))
                .isEqualTo("<h2>One</h2>\n<ul>\n<li>two</li>\n</ul>");
        assertThat(lexical("{'type':'button','buttonUrl':'https://x.example/','buttonText':'Go'}"))
                .isEqualTo("<p><a href=\"https://x.example/\">Go</a></p>");
        assertThat(lexical("{'type':'audio','src':'https://x.example/a.mp3','title':'Talk'}"))
                .isEqualTo("<p><a href=\"https://x.example/a.mp3\">Talk</a></p>");
    }

    @Test
    void cardWithoutEquivalentIsTold() {
        ArrivedBody body =
                body(GhostLexical.html("{\"root\":{\"children\":[{\"type\":\"signup\",\"header\":\"Join\"}]}}"));
        assertThat(body.losses()).extracting(ArrivedBody.Loss::detail).containsExactly("signup");
    }

    @Test
    void marksOfMobiledocOpenAndCloseAcrossWords() {
        assertThat(mobiledoc(
                        "'markups':[['strong'],['a',['href','https://x.example/']]],'atoms':[['soft-return','',{}]],"
                                + "'cards':[['hr',{}],['image',{'src':'https://x.example/p.jpg'}]],"
                                + "'sections':[[1,'h2',[[0,[],0,'H']]],[1,'p',[[0,[0],0,'one '],[0,[1],2,'two'],[1,[],0,0],[0,[],0,'three']]],"
                                + "[3,'ol',[[[0,[],0,'a']],[[0,[],0,'b']]]],[10,0]]"))
                .isEqualTo("<h2>H</h2>\n<p><strong>one <a href=\"https://x.example/\">two</a></strong><br>three</p>\n"
                        + "<ol><li>a</li><li>b</li></ol>\n<hr>");
    }

    @Test
    void damagedTextIsNoText() {
        assertThat(GhostLexical.html("{\"root\":")).isEmpty();
        assertThat(GhostMobiledoc.html("[]]")).isEmpty();
        assertThat(GhostMobiledoc.html("{\"sections\":[[10,7],[1,\"p\",[[0,[9],3,\"w\"]]]]}"))
                .isEqualTo("<p><span>w</span></p>");
    }

    @Test
    void cardsAsReadersSawThemBecomeTheSame() {
        assertThat(body("<figure class=\"kg-card kg-embed-card\"><blockquote class=\"twitter-tweet\"><p>Hi</p>"
                                + "<a href=\"https://twitter.com/ada/status/12?ref=x\">May</a></blockquote><script></script></figure>")
                        .html())
                .contains("twitter.com/ada/status/12");
        assertThat(
                        body("<p>Said<sup class=\"footnote-ref\"><a href=\"#fn1\">[1]</a></sup></p><section class=\"footnotes\"><ol>"
                                        + "<li id=\"fn1\"><p>Then <a href=\"#fnref1\" class=\"footnote-backref\">x</a></p></li></ol></section>")
                                .html())
                .isEqualTo("<p>Said[^1]</p>\n<p>[^1]: Then</p>");
    }
}
