package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FeedImportTests extends ImportTests {

    private static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>Old Paper</title><link>https://old.example/</link><description>News</description>
            <generator>https://wordpress.org/?v=6.5</generator>
            <item><title>The ferry &amp; the fog</title><link>https://old.example/2019/05/17/the-ferry/</link>
              <guid isPermaLink="false">https://old.example/?p=7</guid><pubDate>Fri, 17 May 2019 08:30:00 +0000</pubDate>
              <dc:creator>Nell Thorsby</dc:creator><category>Harbour</category><category>Ferries</category>
              <description>How a ferry lost its way.</description>
              <content:encoded><![CDATA[<p>It came <b>late</b>. <a href="/about/">Who we are</a></p><script>alert(1)</script><img src="/pic/in.jpg" alt="Fog">]]></content:encoded>
              <media:content url="https://old.example/pic/lead.jpg" medium="image"/></item>
            <item><title>Second</title><link>https://old.example/second.html</link><pubDate>Thu, 16 May 2019 08:30:00 +0000</pubDate>
              <author>tom@old.example (Tom Aske)</author><category>Harbour</category><description>&lt;p&gt;All of it&lt;/p&gt;</description></item>
            <item><title>Third</title><link>https://old.example/third</link><category>Harbour</category><description>Words</description></item>
            </channel></rss>
            """;

    private static final String ATOM = """
            <?xml version="1.0"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Old Paper</title><id>tag:old.example,2019:feed</id>
            <link href="https://old.example/"/><link rel="self" href="https://old.example/atom.xml"/><updated>2019-05-18T00:00:00Z</updated>
            <entry><title type="html">Fog &amp;amp; <![CDATA[<i>ferry</i>]]></title><id>tag:old.example,2019:7</id>
              <link rel="alternate" href="https://old.example/fog"/><published>2019-05-17T08:30:00Z</published><updated>2019-05-18T00:00:00Z</updated>
              <author><name>Nell Thorsby</name></author><author><name>Tom Aske</name></author><category term="Harbour"/>
              <summary>In short</summary>
              <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It came <em>late</em>.</p></div></content></entry>
            </feed>
            """;

    @Test
    void itemOfRssBecomesAStory() throws Exception {
        ImportRun run = take(RSS);
        assertThat(run.source()).isEqualTo("feed");
        assertThat(row("select headline, standfirst, body, status, address from article where slug = 'the-ferry'"))
                .containsEntry("headline", "The ferry & the fog")
                .containsEntry("standfirst", "How a ferry lost its way.")
                .containsEntry("status", "LIVE")
                .containsEntry("address", "/2019/05/the-ferry")
                .extractingByKey("body")
                .asString()
                .startsWith("<p>It came <strong>late</strong>. <a href=\"/about\">Who we are</a></p>")
                .doesNotContain("alert");
        assertThat(list("select name from section")).containsExactly("Harbour");
        assertThat(list("select name from tag")).containsExactly("Ferries");
        assertThat(list("select distinct name from printed_byline order by name"))
                .containsExactly("Nell Thorsby", "Tom Aske");
        assertThat(run.totals().read(Kind.PICTURE)).isEqualTo(2);
        assertThat(mvc.get().uri("/second.html")).hasStatus(301);
        assertThat(mvc.get().uri("/2019/05/17/the-ferry")).hasStatus(301).hasHeader("Location", "/2019/05/the-ferry");
    }

    @Test
    void entryOfAtomBecomesAStoryWithAllItsAuthors() throws Exception {
        take(ATOM);
        assertThat(row("select headline, standfirst, body from article"))
                .containsEntry("headline", "Fog & ferry")
                .containsEntry("standfirst", "In short")
                .containsEntry("body", "<p>It came <em>late</em>.</p>");
        assertThat(list("select name from printed_byline order by place, kind, turn"))
                .containsExactly("Nell Thorsby", "Tom Aske");
        assertThat(list("select name from section")).containsExactly("News");
        assertThat(list("select name from tag")).containsExactly("Harbour");
    }

    @Test
    void longerFeedLaterAddsOnlyWhatIsNew() throws Exception {
        take(RSS);
        ImportRun later = take(RSS.replace("<item><title>Third", """
                <item><title>Fourth</title><link>https://old.example/fourth</link><category>Harbour</category><description>New</description></item>
                <item><title>Third"""));
        assertThat(later.totals().count(Kind.STORY, Outcome.IMPORTED)).isEqualTo(1);
        assertThat(later.totals().count(Kind.STORY, Outcome.UNCHANGED)).isEqualTo(3);
    }

    @Test
    void entitiesAndDocumentTypesAreRefused() {
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + RSS.replaceFirst("<\\?xml.*?>\\s*", "").replace("Third", "&x;&a;");
        assertThatThrownBy(() -> take(bomb)).isInstanceOf(ArrivalFailed.class);
        assertThat(count("article")).isZero();
    }

    @Test
    void cutFeedFailsWithLineAndColumn() {
        assertThatThrownBy(() -> take(RSS.substring(0, RSS.indexOf("<title>Third"))))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageMatching("(?s)The file cannot be read at line \\d+, column \\d+: .*");
        assertThat(count("article")).isZero();
    }

    @Test
    void otherEncodingIsRead() throws Exception {
        Path file = folder.resolve("latin.xml");
        Files.write(
                file,
                RSS.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")
                        .replace("Second", "Zweite Fähre")
                        .getBytes(StandardCharsets.ISO_8859_1));
        take(file, false);
        assertThat(list("select headline from article where slug = 'second'")).containsExactly("Zweite Fähre");
    }

    @Test
    void feedThatIsTooLargeIsRefusedBeforeAnythingIsTaken() throws Exception {
        String large =
                RSS.replace("<item><title>Third", "<!--" + "x".repeat(FeedReader.LARGEST) + "--><item><title>Third");
        assertThatThrownBy(() -> take(large))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageContaining("larger than 16 MB")
                .hasMessageContaining("Divide it");
        assertThat(count("article")).isZero();
    }
}
