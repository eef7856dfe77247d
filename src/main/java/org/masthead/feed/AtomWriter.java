package org.masthead.feed;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.masthead.site.SiteSettings;

/** Atom (RFC 4287), with the threading of RFC 4685. */
final class AtomWriter {

    private AtomWriter() {}

    static byte[] write(Feed feed, SiteSettings site) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xml xml = new Xml(bytes);
        xml.open(
                "feed",
                "xmlns",
                "http://www.w3.org/2005/Atom",
                "xmlns:thr",
                "http://purl.org/syndication/thread/1.0",
                "xml:lang",
                site.language().toLanguageTag());
        xml.element("id", feed.id());
        xml.element("title", feed.title());
        if (!feed.subtitle().isEmpty()) {
            xml.element("subtitle", feed.subtitle());
        }
        xml.element("updated", date(feed.updated()));
        xml.element("generator", "Masthead");
        xml.empty("link", "rel", "self", "type", FeedFormat.ATOM.mediaType(), "href", feed.self());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.page());
        // For entries that nobody signed.
        xml.open("author").element("name", site.name()).close();
        feed.entries().forEach(entry -> entry(entry, xml));
        xml.end();
        return bytes.toByteArray();
    }

    private static void entry(Feed.Entry entry, Xml xml) {
        xml.open("entry");
        xml.element("id", entry.id());
        xml.element("title", entry.title());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", entry.address());
        xml.element("published", date(entry.published()));
        xml.element("updated", date(entry.updated()));
        for (Feed.Author author : entry.authors()) {
            xml.open("author").element("name", author.name());
            if (author.address() != null) {
                xml.element("uri", author.address());
            }
            xml.close();
        }
        entry.categories().forEach(category -> xml.empty("category", "term", category));
        if (!entry.summary().isEmpty()) {
            xml.element("summary", entry.summary());
        }
        if (entry.html() != null) {
            xml.element("content", entry.html().html(), "type", "html");
        }
        if (entry.inReplyTo() != null) {
            xml.empty(
                    "thr:in-reply-to",
                    "ref",
                    entry.inReplyTo().id(),
                    "type",
                    "text/html",
                    "href",
                    entry.inReplyTo().address());
        }
        xml.close();
    }

    private static String date(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
