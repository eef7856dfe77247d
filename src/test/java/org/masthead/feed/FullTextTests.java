package org.masthead.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.masthead.site.SiteDefaults;
import org.masthead.site.SiteSettings;
import org.masthead.text.AbsoluteLinks;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.SafeHtml;
import org.w3c.dom.Document;

/** Whole articles in feeds. */
class FullTextTests {

    private static final SiteSettings SITE =
            new SiteDefaults("Name", "", "https://news.example", Locale.UK, ZoneOffset.UTC);

    @Test
    void everyAddressInThemIsComplete() {
        SafeHtml html = AbsoluteLinks.of(
                ArticleMarkup.clean("<p><a href=\"#note\">1</a> <a href=\"https://other.example/x\">x</a></p>"
                        + "<figure><img src=\"/media/1-960.jpg\" srcset=\"/media/1-320.jpg 320w, /media/1-960.jpg 960w\""
                        + " alt=\"A\"></figure>"),
                "https://news.example/2026/11/story");
        assertThat(html.html())
                .contains("href=\"https://news.example/2026/11/story#note\"", "href=\"https://other.example/x\"")
                .contains("src=\"https://news.example/media/1-960.jpg\"")
                .contains("https://news.example/media/1-320.jpg 320w, https://news.example/media/1-960.jpg 960w");
    }

    @Test
    void markupSurvivesTheWayThroughXml() throws Exception {
        SafeHtml html = ArticleMarkup.clean("<p>5 &lt; 6 &amp; ]]&gt; <strong>more</strong> \u0002</p>");
        Feed feed = new Feed(
                "tag:x",
                "Feed",
                "",
                "https://news.example/",
                "https://news.example/feed.xml",
                Instant.EPOCH,
                List.of(new Feed.Entry(
                        "tag:y",
                        "Title",
                        "https://news.example/y",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of(),
                        List.of(),
                        "Short",
                        html,
                        null,
                        null)));
        String expected = html.html().replace("\u0002", "");
        assertThat(parse(RssWriter.write(feed, SITE))
                        .getElementsByTagName("content:encoded")
                        .item(0)
                        .getTextContent())
                .isEqualTo(expected);
        assertThat(parse(AtomWriter.write(feed, SITE))
                        .getElementsByTagName("content")
                        .item(0)
                        .getTextContent())
                .isEqualTo(expected);
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
