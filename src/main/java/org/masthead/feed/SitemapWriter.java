package org.masthead.feed;

import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveAddresses;
import org.masthead.site.SiteSettings;

/** Sitemaps 0.9, and the news that Google adds to them. */
final class SitemapWriter {

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private final Xml xml;
    private final SiteSettings site;

    private SitemapWriter(OutputStream stream, SiteSettings site) {
        this.xml = new Xml(stream);
        this.site = site;
    }

    /** A list of parts. */
    static SitemapWriter index(OutputStream stream, SiteSettings site) {
        SitemapWriter writer = new SitemapWriter(stream, site);
        writer.xml.open("sitemapindex", "xmlns", SITEMAP);
        return writer;
    }

    /** A list of addresses. */
    static SitemapWriter addresses(OutputStream stream, SiteSettings site) {
        SitemapWriter writer = new SitemapWriter(stream, site);
        writer.xml.open("urlset", "xmlns", SITEMAP);
        return writer;
    }

    /** A list of news. */
    static SitemapWriter news(OutputStream stream, SiteSettings site) {
        SitemapWriter writer = new SitemapWriter(stream, site);
        writer.xml.open("urlset", "xmlns", SITEMAP, "xmlns:news", NEWS);
        return writer;
    }

    SitemapWriter part(String path, @Nullable Instant changedAt) {
        return entry("sitemap", path, changedAt);
    }

    SitemapWriter address(String path, @Nullable Instant changedAt) {
        return entry("url", path, changedAt);
    }

    SitemapWriter headline(LiveAddresses.Headline headline) {
        xml.open("url").element("loc", site.absolute(headline.address()));
        xml.open("news:news").open("news:publication");
        xml.element("news:name", site.name()).element("news:language", language());
        xml.close();
        xml.element("news:publication_date", date(headline.publishedAt()));
        xml.element("news:title", headline.text());
        xml.close().close();
        return this;
    }

    void end() {
        xml.end();
    }

    private SitemapWriter entry(String element, String path, @Nullable Instant changedAt) {
        xml.open(element).element("loc", site.absolute(path));
        if (changedAt != null) {
            xml.element("lastmod", date(changedAt));
        }
        xml.close();
        return this;
    }

    /** ISO 639, but for Chinese, whose two scripts are told apart. */
    private String language() {
        String language = site.language().getLanguage();
        if (!language.equals("zh")) {
            return language;
        }
        return "TW".equals(site.language().getCountry())
                        || "Hant".equals(site.language().getScript())
                ? "zh-tw"
                : "zh-cn";
    }

    private static String date(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
