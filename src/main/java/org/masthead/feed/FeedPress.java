package org.masthead.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.masthead.web.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Writes a feed in the format that was asked for. */
@Component
class FeedPress {

    private final SiteSettings site;
    private final MessageSource messages;

    FeedPress(SiteSettings site, MessageSource messages) {
        this.site = site;
        this.messages = messages;
    }

    /**
     * What a feed is about.
     *
     * @param id stays for as long as there is the feed
     * @param page path of the page that readers see
     * @param place path that the feeds are below
     * @param title null for the site's name
     */
    record Subject(
            String id, String page, String place, @Nullable String title, String subtitle) {}

    /** A list whose address never changes, so that it serves as the feed's name. */
    Subject list(String page, @Nullable String title, String subtitle) {
        return new Subject(site.absolute(page), page, page, title, subtitle);
    }

    void print(
            String extension,
            Subject subject,
            List<Feed.Entry> entries,
            @Nullable Instant changedAt,
            WebRequest request,
            HttpServletResponse response)
            throws IOException {
        FeedFormat format = FeedFormat.of(extension).orElseThrow(NotFound::new);
        Feed feed = new Feed(
                subject.id(),
                title(subject),
                subject.subtitle(),
                site.absolute(subject.page()),
                site.absolute(format.below(subject.place())),
                entries.stream()
                        .map(Feed.Entry::updated)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH),
                entries);
        byte[] bytes = switch (format) {
            case RSS -> RssWriter.write(feed, site);
            case ATOM -> AtomWriter.write(feed, site);
            case JSON -> JsonFeedWriter.write(feed, site);
        };
        Answers.send(bytes, format.mediaType() + ";charset=UTF-8", changedAt, request, response);
    }

    private String title(Subject subject) {
        return subject.title() == null
                ? site.name()
                : messages.getMessage(
                        "site.title", new Object[] {subject.title(), site.name()}, LocaleContextHolder.getLocale());
    }
}
