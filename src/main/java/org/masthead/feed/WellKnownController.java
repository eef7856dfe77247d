package org.masthead.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.masthead.delivery.PageParts;
import org.masthead.site.SiteSettings;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.WebRequest;

/** What crawlers may read ({@code robots.txt}), and where people report a hole (RFC 9116). */
@Controller
class WellKnownController {

    private static final String SECURITY = "/.well-known/security.txt";
    private static final String TEXT = "text/plain;charset=UTF-8";

    /** RFC 9116 recommends less than a year. */
    private static final Duration GOOD_FOR = Duration.ofDays(180);

    private final SecurityContact security;
    private final SiteSettings site;
    private final Clock clock;
    private final PageParts pages;

    WellKnownController(SecurityContact security, SiteSettings site, Clock clock, PageParts pages) {
        this.security = security;
        this.site = site;
        this.clock = clock;
        this.pages = pages;
    }

    /** Search pages may be visited: what they say of themselves is that they are not to be listed. */
    @GetMapping("/robots.txt")
    void robots(WebRequest request, HttpServletResponse response) throws IOException {
        send("""
                User-agent: *
                Disallow: /desk
                Disallow: /*/comments/*/reply
                Disallow: /*/comments/*/report
                Disallow: /*/error-report
                Disallow: /*?receipt=

                Sitemap: %s
                Sitemap: %s
                """.formatted(site.absolute("/sitemap.xml"), site.absolute("/news-sitemap.xml")), request, response);
    }

    @GetMapping(SECURITY)
    void security(WebRequest request, HttpServletResponse response) throws IOException {
        if (security.contact().isEmpty()) {
            throw new NotFound();
        }
        StringBuilder text = new StringBuilder();
        security.contact().forEach(contact -> line(text, "Contact", contact));
        // By the day, so that the file stays the same as long as possible.
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        pages.until(today.plus(1, ChronoUnit.DAYS));
        Instant expires = today.plus(GOOD_FOR);
        line(text, "Expires", expires.toString());
        line(text, "Encryption", security.encryption());
        line(text, "Acknowledgments", security.acknowledgments());
        line(text, "Preferred-Languages", site.language().getLanguage());
        line(text, "Canonical", site.absolute(SECURITY));
        line(text, "Policy", security.policy());
        line(text, "Hiring", security.hiring());
        send(text.toString(), request, response);
    }

    private static void line(StringBuilder text, String field, @Nullable String value) {
        if (value != null) {
            text.append(field).append(": ").append(value).append('\n');
        }
    }

    private static void send(String text, WebRequest request, HttpServletResponse response) throws IOException {
        Answers.send(text.getBytes(StandardCharsets.UTF_8), TEXT, null, request, response);
    }
}
