package org.masthead.reader;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveArticles;
import org.masthead.article.Story;
import org.masthead.article.StoryRun;
import org.masthead.author.AuthorProfile;
import org.masthead.author.AuthorService;
import org.masthead.front.Fronts;
import org.masthead.media.Picture;
import org.masthead.media.PictureService;
import org.masthead.section.SectionLabel;
import org.masthead.section.SectionService;
import org.masthead.section.TagLabel;
import org.masthead.section.TagService;
import org.masthead.text.Slug;
import org.masthead.web.Cursor;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The stories of a section, of a tag, or of an author. */
@Controller
class SectionFrontController {

    private final LiveArticles articles;
    private final Fronts fronts;
    private final SectionService sections;
    private final TagService tags;
    private final AuthorService authors;
    private final PictureService pictures;
    private final StoryLists lists;
    private final StructuredData data;

    SectionFrontController(
            LiveArticles articles,
            Fronts fronts,
            SectionService sections,
            TagService tags,
            AuthorService authors,
            PictureService pictures,
            StoryLists lists,
            StructuredData data) {
        this.fronts = fronts;
        this.articles = articles;
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.pictures = pictures;
        this.lists = lists;
        this.data = data;
    }

    @GetMapping("/section/{slug:" + Slug.PATTERN + "}")
    String section(@PathVariable String slug, @RequestParam(required = false) @Nullable String before, Model model) {
        SectionLabel section = sections.bySlug(slug).orElseThrow(NotFound::new);
        model.addAttribute("currentSection", section.slug());
        return lists.page(
                StoryLists.Heading.of(section.address(), "reader.list.section", section.name(), section.summary()),
                StoryRun.inSection(section.id()),
                (cursor, count) -> stories(section, cursor, count),
                before,
                model);
    }

    /** The section's stories, newest first; on its front behind the lead that editors chose. */
    private List<Story> stories(SectionLabel section, Cursor cursor, int count) {
        List<Story> newest = articles.inSection(section.id(), cursor, count);
        Story lead = cursor.equals(Cursor.START) ? lead(section) : null;
        if (lead == null) {
            return newest;
        }
        return Stream.concat(Stream.of(lead), newest.stream().filter(story -> story.id() != lead.id()))
                .limit(count)
                .toList();
    }

    private @Nullable Story lead(SectionLabel section) {
        List<Long> chosen = fronts.chosen(section.id());
        return articles.among(chosen).values().stream()
                .filter(story -> story.section().id() == section.id())
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/tag/{slug:" + Slug.PATTERN + "}")
    String tag(@PathVariable String slug, @RequestParam(required = false) @Nullable String before, Model model) {
        TagLabel tag = tags.bySlug(slug).orElseThrow(NotFound::new);
        return lists.page(
                StoryLists.Heading.of(tag.address(), "reader.list.tag", tag.name(), ""),
                StoryRun.withTag(tag.id()),
                before,
                model);
    }

    @GetMapping("/author/{slug:" + Slug.PATTERN + "}")
    String author(@PathVariable String slug, @RequestParam(required = false) @Nullable String before, Model model) {
        AuthorProfile author = authors.bySlug(slug).orElseThrow(NotFound::new);
        model.addAttribute("author", author);
        if (author.pictureId() != null) {
            pictures.find(author.pictureId()).map(Picture::view).ifPresent(view -> model.addAttribute("portrait", view));
        }
        return lists.page(
                StoryLists.Heading.of(author.address(), "reader.list.author", author.name(), author.biography())
                        .with(data.author(author)),
                StoryRun.by(author.id()),
                before,
                model);
    }
}
