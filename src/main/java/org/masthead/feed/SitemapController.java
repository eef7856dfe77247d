package org.masthead.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveAddresses;
import org.masthead.article.LiveAddresses.Entry;
import org.masthead.article.LiveAddresses.Kind;
import org.masthead.delivery.PageParts;
import org.masthead.site.SiteSettings;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/**
 * Every address of the site for search engines: an index, the fronts, and articles, tags and authors in parts. A part
 * is read and written page by page, so its size costs no memory and a slow line holds no connection to the database.
 */
@Controller
class SitemapController {

    private static final String XML = "application/xml;charset=UTF-8";
    private static final List<Kind> IN_PARTS = List.of(Kind.ARTICLES, Kind.TAGS, Kind.AUTHORS);
    private static final int PAGE = 1000;
    private static final Duration NEWS = Duration.ofHours(48);

    private final LiveAddresses addresses;
    private final SiteSettings site;
    private final Clock clock;
    private final PageParts pages;

    SitemapController(LiveAddresses addresses, SiteSettings site, Clock clock, PageParts pages) {
        this.addresses = addresses;
        this.site = site;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/sitemap.xml")
    void index(WebRequest request, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SitemapWriter index = SitemapWriter.index(bytes, site);
        index.part("/sitemap-fronts.xml", newest(addresses.months()));
        for (Kind kind : IN_PARTS) {
            addresses
                    .parts(kind)
                    .forEach(part -> index.part(
                            "/sitemap-" + kind.name().toLowerCase(Locale.ROOT) + "-" + part.number() + ".xml",
                            part.changedAt()));
        }
        index.end();
        Answers.send(bytes.toByteArray(), XML, null, request, response);
    }

    /** The front page, the sections and the months: few enough for one part. */
    @GetMapping("/sitemap-fronts.xml")
    void fronts(WebRequest request, HttpServletResponse response) throws IOException {
        List<Entry> months = addresses.months();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SitemapWriter fronts = SitemapWriter.addresses(bytes, site);
        fronts.address("/", newest(months));
        addresses
                .entries(Kind.SECTIONS, 1, 0, LiveAddresses.PER_PART / 2)
                .forEach(each -> fronts.address(each.address(), each.changedAt()));
        months.forEach(each -> fronts.address(each.address(), each.changedAt()));
        fronts.end();
        Answers.send(bytes.toByteArray(), XML, null, request, response);
    }

    @GetMapping("/sitemap-{kind:articles|tags|authors}-{part:[1-9]\\d{0,7}}.xml")
    void part(@PathVariable String kind, @PathVariable int part, WebRequest request, HttpServletResponse response)
            throws IOException {
        Kind wanted = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        String fingerprint = addresses.fingerprint(wanted, part).orElseThrow(NotFound::new);
        Answers.open(response, XML);
        if (Answers.isKnown(fingerprint + site.address(), request)) {
            return;
        }
        List<Entry> page = addresses.entries(wanted, part, 0, PAGE);
        SitemapWriter writer = SitemapWriter.addresses(response.getOutputStream(), site);
        while (!page.isEmpty()) {
            page.forEach(each -> writer.address(each.address(), each.changedAt()));
            page = page.size() < PAGE
                    ? List.of()
                    : addresses.entries(wanted, part, page.get(page.size() - 1).id(), PAGE);
        }
        writer.end();
    }

    /** What Google News asks for: the last two days, a thousand stories at most. */
    @GetMapping("/news-sitemap.xml")
    void news(WebRequest request, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SitemapWriter news = SitemapWriter.news(bytes, site);
        addresses.since(clock.instant().minus(NEWS), PAGE).forEach(headline -> {
            news.headline(headline);
            pages.until(headline.publishedAt().plus(NEWS));
        });
        news.end();
        Answers.send(bytes.toByteArray(), XML, null, request, response);
    }

    private static @Nullable Instant newest(List<Entry> months) {
        return months.isEmpty() ? null : months.get(0).changedAt();
    }
}
