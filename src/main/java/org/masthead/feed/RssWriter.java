package org.masthead.feed;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jsoup.nodes.Entities;
import org.masthead.site.SiteSettings;

/** RSS 2.0, with Dublin Core for names and Media RSS for pictures. */
final class RssWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RssWriter() {}

    static byte[] write(Feed feed, SiteSettings site) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xml xml = new Xml(bytes);
        xml.open(
                "rss",
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:media",
                "http://search.yahoo.com/mrss/");
        xml.open("channel");
        xml.element("title", feed.title());
        xml.element("link", feed.page());
        xml.element("description", feed.subtitle().isEmpty() ? feed.title() : feed.subtitle());
        xml.element("language", site.language().toLanguageTag());
        xml.element("lastBuildDate", date(feed.updated()));
        xml.element("generator", "Masthead");
        xml.empty("atom:link", "rel", "self", "type", FeedFormat.RSS.mediaType(), "href", feed.self());
        feed.entries().forEach(entry -> item(entry, xml));
        xml.end();
        return bytes.toByteArray();
    }

    private static void item(Feed.Entry entry, Xml xml) {
        xml.open("item");
        xml.element("title", entry.title());
        xml.element("link", entry.address());
        xml.element("guid", entry.id(), "isPermaLink", "false");
        xml.element("pubDate", date(entry.published()));
        entry.authors().forEach(author -> xml.element("dc:creator", author.name()));
        entry.categories().forEach(category -> xml.element("category", category));
        // A description is HTML by definition, so plain text is escaped as such before it is escaped as XML.
        xml.element("description", Entities.escape(entry.summary()));
        if (entry.html() != null) {
            xml.element("content:encoded", entry.html().html());
        }
        if (entry.image() != null) {
            image(entry.image(), xml);
        }
        xml.close();
    }

    private static void image(Feed.Image image, Xml xml) {
        xml.open(
                "media:content",
                "url",
                image.address(),
                "type",
                image.mediaType(),
                "medium",
                "image",
                "width",
                String.valueOf(image.width()),
                "height",
                String.valueOf(image.height()));
        if (!image.altText().isEmpty()) {
            xml.element("media:description", image.altText(), "type", "plain");
        }
        if (!image.credit().isEmpty()) {
            xml.element("media:credit", image.credit());
        }
        xml.close();
    }

    private static String date(Instant moment) {
        return DATE.format(moment);
    }
}
