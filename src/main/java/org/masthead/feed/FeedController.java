package org.masthead.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.masthead.article.LiveWire;
import org.masthead.article.Wire;
import org.masthead.author.AuthorProfile;
import org.masthead.author.AuthorService;
import org.masthead.section.SectionLabel;
import org.masthead.section.SectionService;
import org.masthead.section.TagLabel;
import org.masthead.section.TagService;
import org.masthead.site.SiteSettings;
import org.masthead.text.Slug;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** The newest stories of the site, a section, a tag or an author, for feed readers. */
@Controller
class FeedController {

    private static final int STORIES = 30;

    private final LiveWire wire;
    private final SectionService sections;
    private final TagService tags;
    private final AuthorService authors;
    private final Entries entries;
    private final FeedPress press;
    private final FeedSettings settings;
    private final SiteSettings site;

    FeedController(
            LiveWire wire,
            SectionService sections,
            TagService tags,
            AuthorService authors,
            Entries entries,
            FeedPress press,
            FeedSettings settings,
            SiteSettings site) {
        this.wire = wire;
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.entries = entries;
        this.press = press;
        this.settings = settings;
        this.site = site;
    }

    @GetMapping("/" + FeedFormat.FILE)
    void all(@PathVariable String format, WebRequest request, HttpServletResponse response) throws IOException {
        print(
                format,
                press.list("/", null, site.tagline()),
                wire.latest(STORIES, settings.fullText()),
                request,
                response);
    }

    @GetMapping("/section/{slug:" + Slug.PATTERN + "}/" + FeedFormat.FILE)
    void section(
            @PathVariable String slug, @PathVariable String format, WebRequest request, HttpServletResponse response)
            throws IOException {
        SectionLabel section = sections.bySlug(slug).orElseThrow(NotFound::new);
        print(
                format,
                press.list(section.address(), section.name(), section.summary()),
                wire.inSection(section.id(), STORIES, settings.fullText()),
                request,
                response);
    }

    @GetMapping("/tag/{slug:" + Slug.PATTERN + "}/" + FeedFormat.FILE)
    void tag(@PathVariable String slug, @PathVariable String format, WebRequest request, HttpServletResponse response)
            throws IOException {
        TagLabel tag = tags.bySlug(slug).orElseThrow(NotFound::new);
        print(
                format,
                press.list(tag.address(), tag.name(), ""),
                wire.withTag(tag.id(), STORIES, settings.fullText()),
                request,
                response);
    }

    @GetMapping("/author/{slug:" + Slug.PATTERN + "}/" + FeedFormat.FILE)
    void author(
            @PathVariable String slug, @PathVariable String format, WebRequest request, HttpServletResponse response)
            throws IOException {
        AuthorProfile author = authors.bySlug(slug).orElseThrow(NotFound::new);
        print(
                format,
                press.list(author.address(), author.name(), author.biography()),
                wire.by(author.id(), STORIES, settings.fullText()),
                request,
                response);
    }

    private void print(
            String format, FeedPress.Subject subject, Wire stories, WebRequest request, HttpServletResponse response)
            throws IOException {
        press.print(
                format,
                subject,
                stories.stories().stream().map(entries::of).toList(),
                stories.touchedAt(),
                request,
                response);
    }
}
