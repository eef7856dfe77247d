package org.masthead.reader;

import org.jspecify.annotations.Nullable;
import org.masthead.article.StoryRun;
import org.masthead.author.AuthorProfile;
import org.masthead.author.AuthorService;
import org.masthead.media.Picture;
import org.masthead.media.PictureService;
import org.masthead.section.SectionLabel;
import org.masthead.section.SectionsOnPages;
import org.masthead.section.TagLabel;
import org.masthead.section.TagService;
import org.masthead.text.Slug;
import org.masthead.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The stories of a section, of a tag, or of an author. */
@Controller
class SectionFrontController {

    private final SectionMakeUp fronts;
    private final SectionsOnPages sections;
    private final TagService tags;
    private final AuthorService authors;
    private final PictureService pictures;
    private final StoryLists lists;
    private final StructuredData data;

    SectionFrontController(
            SectionMakeUp fronts,
            SectionsOnPages sections,
            TagService tags,
            AuthorService authors,
            PictureService pictures,
            StoryLists lists,
            StructuredData data) {
        this.fronts = fronts;
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
        return fronts.page(section, before, model);
    }

    @GetMapping("/tag/{slug:" + Slug.PATTERN + "}")
    String tag(@PathVariable String slug, @RequestParam(required = false) @Nullable String before, Model model) {
        TagLabel tag = tags.bySlug(slug).orElseThrow(NotFound::new);
        if (!tag.slug().equals(slug)) {
            throw new TagMerged(tag);
        }
        return lists.page(
                StoryLists.Heading.of(tag.address(), "reader.list.tag", tag.name(), ""),
                StoryRun.withTag(tag.id()),
                before,
                model);
    }

    @ExceptionHandler
    ResponseEntity<Void> merged(TagMerged merged) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, merged.into.address())
                .build();
    }

    /** The tag was merged into another, which has its readers now. */
    private static final class TagMerged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient TagLabel into;

        private TagMerged(TagLabel into) {
            super(null, null, false, false);
            this.into = into;
        }
    }

    @GetMapping("/author/{slug:" + Slug.PATTERN + "}")
    String author(@PathVariable String slug, @RequestParam(required = false) @Nullable String before, Model model) {
        AuthorProfile author = authors.bySlug(slug).orElseThrow(NotFound::new);
        model.addAttribute("author", author);
        if (author.pictureId() != null) {
            pictures.find(author.pictureId())
                    .map(Picture::view)
                    .ifPresent(view -> model.addAttribute("portrait", view));
        }
        return lists.page(
                StoryLists.Heading.of(author.address(), "reader.list.author", author.name(), author.biography())
                        .with(data.author(author)),
                StoryRun.by(author.id()),
                before,
                model);
    }
}
