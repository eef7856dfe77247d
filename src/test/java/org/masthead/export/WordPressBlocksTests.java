package org.masthead.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Shapes that WordPress' block editor was seen to open without a complaint. */
class WordPressBlocksTests {

    private static String blocks(String printed) {
        return WordPressBlocks.of(printed, picture -> picture == 5 ? 31 : 0);
    }

    @Test
    void pictureStandsUnderTheAddressOfItsAttachmentAlone() {
        assertThat(blocks("<figure data-place=\"start\"><picture>"
                        + "<source type=\"image/webp\" srcset=\"/media/5-abc-320.webp 320w\">"
                        + "<img class=\"tone-3\" src=\"https://old.example/media/5-abc-960.jpg\" srcset=\"x 1w\""
                        + " width=\"1600\" height=\"900\" alt=\"Cranes\" loading=\"lazy\"></picture>"
                        + "<figcaption>At dawn<small>Photo: Ida</small></figcaption></figure>"))
                .isEqualTo("""
                        <!-- wp:image {"align":"left","id":31,"sizeSlug":"full","linkDestination":"none"} -->
                        <figure class="wp-block-image alignleft size-full">\
                        <img src="https://old.example/media/5-abc-1600.jpg" alt="Cranes" class="wp-image-31">\
                        <figcaption class="wp-element-caption">At dawn <small>Photo: Ida</small></figcaption></figure>
                        <!-- /wp:image -->""");
    }

    @Test
    void galleryIsOneWithItsPicturesInIt() {
        String gallery = blocks("<figure>\n<figure><img src=\"/media/5-abc-320.png\" width=\"320\" alt=\"\"></figure>"
                + "<figure><img src=\"/media/6-abc-320.png\" width=\"320\" alt=\"\"></figure>"
                + "<figcaption>Both</figcaption></figure>");
        assertThat(gallery)
                .startsWith("<!-- wp:gallery {\"linkTo\":\"none\"} -->\n<figure class=\"wp-block-gallery"
                        + " has-nested-images columns-default is-cropped\"><!-- wp:image {\"id\":31,")
                .containsOnlyOnce("\"id\":")
                .contains("<figcaption class=\"blocks-gallery-caption wp-element-caption\">Both</figcaption></figure>")
                .endsWith("<!-- /wp:gallery -->");
    }

    @Test
    void embedIsAnAddressOnALineOfItsOwn() {
        assertThat(blocks(
                        "<figure data-embed=\"https://www.youtube.com/watch?v=a--b&amp;t=3\"><a href=\"x\">YouTube</a>"
                                + "<figcaption>A film</figcaption></figure>"))
                .isEqualTo("""
                        <!-- wp:embed {"url":"https://www.youtube.com/watch?v=a\\u002d\\u002db\\u0026t=3"} -->
                        <figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
                        https://www.youtube.com/watch?v=a--b&amp;t=3
                        </div><figcaption class="wp-element-caption">A film</figcaption></figure>
                        <!-- /wp:embed -->""");
    }

    @Test
    void notesLeadToEachOtherOnThePageThatTheyAreOn() {
        assertThat(
                        blocks(
                                "<p>Words<sup><a href=\"https://old.example/story#note-1\" id=\"noted-1\""
                                        + " role=\"doc-noteref\">1</a></sup></p><section role=\"doc-endnotes\"><ol><li id=\"note-1\">Note"
                                        + " <a href=\"https://old.example/story#noted-1\" role=\"doc-backlink\">↩</a></li></ol></section>"))
                .contains("<a href=\"#note-1\"", "<a href=\"#noted-1\"")
                .contains("<!-- wp:html -->\n<section role=\"doc-endnotes\">");
    }

    @Test
    void listsQuotationsTablesAndTheRestAreBlocksToo() {
        assertThat(blocks("<h3>Head</h3>\n<ol start=\"3\">\n<li>one\n<ul>\n<li>in it</li>\n</ul>\n</li>\n</ol>"))
                .isEqualTo("""
                        <!-- wp:heading {"level":3} -->
                        <h3>Head</h3>
                        <!-- /wp:heading -->

                        <!-- wp:list {"ordered":true,"start":3} -->
                        <ol start="3"><!-- wp:list-item -->
                        <li>one<!-- wp:list -->
                        <ul><!-- wp:list-item -->
                        <li>in it</li>
                        <!-- /wp:list-item -->
                        </ul>
                        <!-- /wp:list -->
                        </li>
                        <!-- /wp:list-item -->
                        </ol>
                        <!-- /wp:list -->""");
        assertThat(blocks("<aside>\n<p>Pulled</p>\n</aside>"))
                .contains("<figure class=\"wp-block-pullquote\"><blockquote><p>Pulled</p></blockquote></figure>");
        assertThat(blocks("<blockquote>\n<p>Said</p>\n</blockquote>"))
                .startsWith(
                        "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>Said</p>");
        assertThat(blocks("<table><caption>Sums</caption><tbody><tr><td>1</td></tr></tbody></table>"))
                .contains("<figure class=\"wp-block-table\"><table><tbody><tr><td>1</td></tr></tbody></table>"
                        + "<figcaption class=\"wp-element-caption\">Sums</figcaption></figure>");
        assertThat(blocks("<pre><code>a\n\nb</code></pre>"))
                .contains("<pre class=\"wp-block-code\"><code>a\n\nb</code></pre>");
        assertThat(blocks("<p class=\"correction\">Wrong</p>"))
                .startsWith("<!-- wp:paragraph {\"className\":\"correction\"} -->");
    }

    @Test
    void listWithBlankLinesBetweenItsItemsHasNoParagraphsThere() {
        assertThat(blocks("<ul>\n<li>\n<p>One</p>\n</li>\n<li>\n<p>Two</p>\n<p>More <em>of</em> it</p>\n</li>\n</ul>"))
                .isEqualTo("""
                        <!-- wp:list -->
                        <ul><!-- wp:list-item -->
                        <li>One</li>
                        <!-- /wp:list-item -->
                        <!-- wp:list-item -->
                        <li>Two<br><br>More <em>of</em> it</li>
                        <!-- /wp:list-item -->
                        </ul>
                        <!-- /wp:list -->""");
    }

    @Test
    void wordsInSquareBracketsAreNoOrders() {
        assertThat(
                        blocks(
                                "<p>Type [gallery], [gallery ids=\"1,2\"] or [caption]words[/caption], not [galleries] [1].</p>"))
                .contains(
                        "<p>Type [[gallery]], [[gallery ids=\"1,2\"]] or [[caption]words[/caption]], not [galleries] [1].</p>");
        assertThat(blocks("<p>[audio <em>x</em>] [video]<em>y</em>[/video]</p>"))
                .contains("<p>&#91;audio <em>x</em>] [[video]]<em>y</em>&#91;/video]</p>");
        assertThat(blocks("<p><a href=\"https://example.org/?q=[gallery]\">q</a></p>"))
                .contains("href=\"https://example.org/?q=&#91;gallery]\"");
    }
}
