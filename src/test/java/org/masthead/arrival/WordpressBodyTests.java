package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordpressBodyTests {

    /** Picture 5 was there under the key 11 and at an address. */
    private static final OldPictures PICTURES = new OldPictures() {

        @Override
        public long byKey(String key) {
            return key.equals("11") ? 5 : 0;
        }

        @Override
        public long byAddress(String address) {
            return OldPictureAddress.wholeSize(address).equals("//old.example/wp-content/uploads/2019/05/ferry.jpg")
                    ? 5
                    : 0;
        }

        @Override
        public List<Long> of(String story) {
            return List.of(5L);
        }

        @Override
        public String caption(long picture) {
            return "At sea";
        }

        @Override
        public @Nullable PictureAttributes of(long id) {
            return id == 5 ? new PictureAttributes("/media/5-a.jpg", "", "", "", 800, 600, "A ferry") : null;
        }
    };

    private static final String PICTURE =
            "<img src=\"/media/5-a.jpg\" srcset=\"\" sizes=\"(min-width: 46rem) 42rem, 100vw\" width=\"800\" height=\"600\" alt=\"%s\" loading=\"lazy\">";

    private static ArrivedBody body(String content) {
        return body(content, Map.of());
    }

    private static ArrivedBody body(String content, Map<String, String> fields) {
        return WordpressBody.of("https://old.example", "1", content, fields, PICTURES);
    }

    private static String html(String content) {
        return body(content).html();
    }

    @Test
    void notesThatMastheadExportedAreNotesAgain() {
        assertThat(html("""
                <!-- wp:paragraph -->
                <p>Words<sup><a href="#note-1" id="noted-1" role="doc-noteref">1</a></sup>.</p>
                <!-- /wp:paragraph -->

                <!-- wp:html -->
                <section role="doc-endnotes"><ol><li id="note-1">The <em>note</em>. \
                <a href="#noted-1" role="doc-backlink">↩</a></li></ol></section>
                <!-- /wp:html -->""")).isEqualTo("<p>Words[^1].</p>\n<p>[^1]: The <em>note</em>.</p>");
    }

    @Test
    void blankLinesPartParagraphsAndSingleOnesBreakLines() {
        assertThat(html("One\ntwo\n\nThree")).isEqualTo("<p>One<br>\ntwo</p>\n<p>Three</p>");
    }

    @Test
    void blocksAmongClassicTextStayBlocks() {
        assertThat(html("Before\n<blockquote>Said</blockquote>\nAfter\n\n<pre>a\n\nb</pre>"))
                .isEqualTo("<p>Before</p>\n<blockquote>Said</blockquote>\n<p>After</p>\n<pre>a\n\nb</pre>");
    }

    @Test
    void blocksOfTheBlockEditorLoseTheirMarksOnly() {
        assertThat(html("<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->\n<!-- wp:heading {\"level\":2} -->\n"
                        + "<h2 class=\"wp-block-heading\">Two</h2>\n<!-- /wp:heading -->"))
                .isEqualTo("<p>One</p>\n<h2>Two</h2>");
    }

    @Test
    void captionBecomesFigure() {
        assertThat(
                        html(
                                "[caption id=\"attachment_11\" align=\"alignleft\" width=\"300\"]"
                                        + "<a href=\"https://old.example/wp-content/uploads/2019/05/ferry.jpg\">"
                                        + "<img class=\"wp-image-11\" src=\"https://old.example/wp-content/uploads/2019/05/ferry-300x225.jpg\" alt=\"Fog\" /></a> In <em>fog</em>[/caption]"))
                .isEqualTo("<figure data-place=\"start\">" + PICTURE.formatted("Fog")
                        + "<figcaption>In <em>fog</em></figcaption></figure>");
    }

    @Test
    void galleryBecomesFigureOfFigures() {
        assertThat(html("[gallery ids=\"11,12\"]"))
                .isEqualTo("<figure><figure>" + PICTURE.formatted("A ferry")
                        + "<figcaption>At sea</figcaption></figure></figure>");
    }

    @Test
    void pictureIsKnownInEachOfItsSizes() {
        assertThat(html("Words <img src=\"http://old.example/wp-content/uploads/2019/05/ferry-150x150.jpg\"> more"))
                .contains("<figure>" + PICTURE.formatted("A ferry") + "</figure>");
    }

    @Test
    void pictureThatDidNotComeIsALink() {
        ArrivedBody body = body("<img src=\"https://old.example/x.jpg\" alt=\"X\">");
        assertThat(body.html()).isEqualTo("<p><a href=\"https://old.example/x.jpg\">X</a></p>");
        assertThat(body.hasPictures()).isTrue();
    }

    @Test
    void embedsBecomePlaceholdersWhereTheServiceIsKnown() {
        for (String way : List.of(
                "[embed]https://www.youtube.com/watch?v=abcdefgh[/embed]",
                "https://www.youtube.com/watch?v=abcdefgh",
                "<iframe src=\"//www.youtube.com/embed/abcdefgh?rel=0\"></iframe>",
                "<!-- wp:embed {\"url\":\"x\"} --><figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n"
                        + "https://www.youtube.com/watch?v=abcdefgh\n</div></figure><!-- /wp:embed -->")) {
            assertThat(html(way))
                    .as(way)
                    .startsWith("<figure data-embed=\"https://www.youtube.com/watch?v=abcdefgh\">");
        }
        ArrivedBody unknown = body("https://clips.example/7");
        assertThat(unknown.html()).isEqualTo("<p><a href=\"https://clips.example/7\">https://clips.example/7</a></p>");
        assertThat(unknown.losses()).containsExactly(new ArrivedBody.Loss("embed", "clips.example"));
    }

    @Test
    void footnotesStandAtTheEnd() {
        assertThat(body(
                                "<!-- wp:paragraph --><p>So<sup data-fn=\"u1\" class=\"fn\"><a href=\"#u1\">1</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->",
                                Map.of("footnotes", "[{\"id\":\"u1\",\"content\":\"Said <em>who</em>?\"}]"))
                        .html())
                .isEqualTo("<p>So[^1].</p>\n<p>[^1]: Said <em>who</em>?</p>");
    }

    @Test
    void whatHasNoEquivalentIsTold() {
        ArrivedBody body = body(
                "<!-- wp:latest-posts /-->\n<p>[contact-form to=\"x\"]</p><script>alert(1)</script><form><input></form>");
        assertThat(body.html()).isEqualTo("<p>[contact-form to=\"x\"]</p>");
        assertThat(body.losses())
                .extracting(ArrivedBody.Loss::reason)
                .containsExactlyInAnyOrder("block", "shortcode", "markup", "markup", "markup");
    }

    @Test
    void linksWithinTheOldSiteStayWithinThisOne() {
        assertThat(
                        html(
                                "<a href=\"http://www.old.example/2018/01/02/News/?x=1\">a</a> <a href=\"https://other.example/\">b</a>"))
                .isEqualTo("<p><a href=\"/2018/01/02/news?x=1\">a</a> <a href=\"https://other.example/\">b</a></p>");
    }

    @Test
    void quotationsAndTablesKeepTheirShape() {
        assertThat(
                        html(
                                "<!-- wp:quote --><blockquote class=\"wp-block-quote\"><p>Yes</p><cite>Ada</cite></blockquote><!-- /wp:quote -->"))
                .isEqualTo("<blockquote><p>Yes</p><p>— Ada</p></blockquote>");
        assertThat(
                        html(
                                "<!-- wp:pullquote --><figure class=\"wp-block-pullquote\"><blockquote><p>No</p></blockquote></figure><!-- /wp:pullquote -->"))
                .isEqualTo("<aside><p>No</p></aside>");
        assertThat(
                        html(
                                "<!-- wp:table --><figure class=\"wp-block-table\"><table><tbody><tr><td>1</td></tr></tbody></table></figure><!-- /wp:table -->"))
                .isEqualTo("<table><tbody><tr><td>1</td></tr></tbody></table>");
    }

    @Test
    void shortcodesInTwoBracketsAreWordsInOne() {
        ArrivedBody body =
                body("Type [[gallery]], [[gallery ids=\"1\"]] or [[caption]<em>x</em>[/caption]], &#91;audio].");
        assertThat(body.html())
                .isEqualTo("<p>Type [gallery], [gallery ids=\"1\"] or [caption]<em>x</em>[/caption], [audio].</p>");
        assertThat(body.losses()).isEmpty();
    }

    @Test
    void galleryKeepsItsOwnCaptionAndTheCaptionsInIt() {
        String picture = "<figure class=\"wp-block-image\"><img src=\"x\" class=\"wp-image-11\"/><figcaption>At dawn "
                + "<small>Photo: Ida</small></figcaption></figure>";
        assertThat(
                        html(
                                "<!-- wp:gallery --><figure class=\"wp-block-gallery\">" + picture
                                        + "<figcaption class=\"blocks-gallery-caption\">Both</figcaption></figure><!-- /wp:gallery -->"))
                .isEqualTo(
                        "<figure><figure>" + PICTURE.formatted("A ferry")
                                + "<figcaption>At dawn <small>Photo: Ida</small></figcaption></figure><figcaption>Both</figcaption></figure>");
    }

    @Test
    void whatIsLeftOfAGalleryIsALinkEach() {
        String gallery = "<!-- wp:gallery --><figure class=\"wp-block-gallery\">%s"
                + "<figure><img src=\"https://old.example/b.jpg\" alt=\"Quay\"><figcaption>The boat</figcaption></figure>"
                + "<figure><a href=\"https://old.example/c/\"><img src=\"https://old.example/c.jpg\"></a></figure>"
                + "<figcaption>All</figcaption></figure><!-- /wp:gallery --><p>After</p>";
        String left = "<p><a href=\"https://old.example/b.jpg\">Quay</a></p>\n<p>The boat</p>\n"
                + "<p><a href=\"https://old.example/c.jpg\">https://old.example/c.jpg</a></p>\n";
        assertThat(html(gallery.formatted(""))).isEqualTo(left + "<p>All</p>\n<p>After</p>");
        assertThat(html(gallery.formatted("<figure><img class=\"wp-image-11\" src=\"x\"></figure>")))
                .isEqualTo("<figure><figure>" + PICTURE.formatted("A ferry")
                        + "</figure><figcaption>All</figcaption></figure>\n" + left + "<p>After</p>");
        assertThat(
                        html(
                                "<p>See <img src=\"https://old.example/b.jpg\" alt=\"b\"><img src=\"https://old.example/c.jpg\" alt=\"c\">.</p>"))
                .isEqualTo(
                        "<p>See <a href=\"https://old.example/b.jpg\">b</a> <a href=\"https://old.example/c.jpg\">c</a>"
                                + ".</p>");
    }
}
