package org.masthead.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.article.CataloguedStory;
import org.masthead.article.LiveArticles;
import org.masthead.article.StoryCatalogue;
import org.masthead.article.StoryWish;
import org.masthead.author.AuthorProfile;
import org.masthead.author.AuthorService;
import org.masthead.comment.PublishedComment;
import org.masthead.comment.PublishedComments;
import org.masthead.search.StoryFinder;
import org.masthead.section.SectionLabel;
import org.masthead.section.SectionService;
import org.masthead.section.TagLabel;
import org.masthead.section.TagService;
import org.masthead.site.SiteSettings;
import org.masthead.web.ApiController;
import org.masthead.web.ApiProblem;
import org.masthead.web.Cursor;
import org.masthead.web.Listing;
import org.masthead.web.NotFound;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What readers see, for programs. Nothing is told here that has not a public page. */
@ApiController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reading", description = "What readers see; needs no token")
class PublicApiController {

    private final StoryCatalogue catalogue;
    private final StoryFinder finder;
    private final LiveArticles articles;
    private final SectionService sections;
    private final TagService tags;
    private final AuthorService authors;
    private final PublishedComments comments;
    private final Teller teller;
    private final SiteSettings site;

    PublicApiController(
            StoryCatalogue catalogue,
            StoryFinder finder,
            LiveArticles articles,
            SectionService sections,
            TagService tags,
            AuthorService authors,
            PublishedComments comments,
            Teller teller,
            SiteSettings site) {
        this.catalogue = catalogue;
        this.finder = finder;
        this.articles = articles;
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.comments = comments;
        this.teller = teller;
        this.site = site;
    }

    @GetMapping("/articles")
    @Operation(
            summary = "Stories, newest first",
            description =
                    "With changedSince those that changed last come first; with q the best come first, narrowed by"
                            + " section, author, since and until alone. Texts are told one by one.")
    Listing<Told.Summary> articles(
            @RequestParam(required = false)
                    @Parameter(
                            description = "Words as readers search for them: \"in a row\", or, -without",
                            example = "harbour -fish")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "A section's slug") @Nullable String section,
            @RequestParam(required = false) @Parameter(description = "A tag's slug") @Nullable String tag,
            @RequestParam(required = false) @Parameter(description = "An author's slug") @Nullable String author,
            @RequestParam(required = false) @Parameter(description = "Published then or later") @Nullable Instant since,
            @RequestParam(required = false) @Parameter(description = "Published before") @Nullable Instant until,
            @RequestParam(required = false)
                    @Parameter(description = "Published or changed in substance then or later")
                    @Nullable
                    Instant changedSince,
            @RequestParam(required = false) @Parameter(description = "Where to go on; take it from next") @Nullable
                    String after,
            @RequestParam(defaultValue = Listing.USUAL) int limit,
            @Parameter(hidden = true) HttpServletRequest request) {
        StoryWish wish = new StoryWish(
                section == null
                        ? null
                        : sections.bySlug(section).map(SectionLabel::id).orElseThrow(() -> unknown("section")),
                tag == null ? null : tags.bySlug(tag).map(TagLabel::id).orElseThrow(() -> unknown("tag")),
                author == null
                        ? null
                        : authors.bySlug(author).map(AuthorProfile::id).orElseThrow(() -> unknown("author")),
                readable("since", since),
                readable("until", until),
                readable("changedSince", changedSince));
        if (q != null) {
            return found(q, wish, after, limit, request);
        }
        List<CataloguedStory> found = catalogue.list(wish, place(after), Listing.oneMoreThan(limit));
        return Listing.of(found, limit, teller::summary, each -> StoryCatalogue.placeOf(each, wish), site::absolute);
    }

    private Listing<Told.Summary> found(
            String words, StoryWish wish, @Nullable String after, int limit, HttpServletRequest request) {
        if (wish.tag() != null || wish.changedSince() != null) {
            throw ApiProblem.parameter("q", "q goes with section, author, since and until alone");
        }
        StoryFinder.Found found = finder.find(words, wish, after, Listing.oneMoreThan(limit) - 1, request);
        return Listing.of(catalogue.among(found.ids()), teller::summary, found.next(), site::absolute);
    }

    @GetMapping("/articles/{id:\\d{1,18}}")
    @Operation(summary = "A story with its text")
    Told.Article article(@PathVariable long id) {
        CataloguedStory found = catalogue.find(id).orElseThrow(NotFound::new);
        return teller.article(found, articles.at(found.story().address()).orElseThrow(NotFound::new));
    }

    @GetMapping("/articles/{id:\\d{1,18}}/comments")
    @Operation(summary = "What everyone can read under a story, newest first")
    Listing<Told.Comment> comments(
            @PathVariable long id,
            @RequestParam(required = false) @Parameter(description = "Written then or later") @Nullable Instant since,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Listing.USUAL) int limit) {
        String address = catalogue.find(id).orElseThrow(NotFound::new).story().address();
        List<PublishedComment> found =
                comments.newest(id, readable("since", since), place(after), Listing.oneMoreThan(limit));
        return Listing.of(
                found,
                limit,
                each -> teller.comment(each, address),
                each -> new Cursor(each.createdAt(), each.id()),
                site::absolute);
    }

    @GetMapping("/sections")
    @Operation(summary = "All sections in their order")
    Listing<Told.Section> sections(
            @RequestParam(required = false) @Parameter(description = "Only the one with this slug") @Nullable
                    String slug) {
        return new Listing<>(
                sections.all().stream()
                        .filter(each -> slug == null || each.slug().equals(slug))
                        .map(teller::section)
                        .toList(),
                null);
    }

    @GetMapping("/tags")
    @Operation(summary = "The tags of stories")
    Listing<Told.Tag> tags(
            @RequestParam(required = false) @Parameter(description = "Only the one with this slug") @Nullable
                    String slug,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Listing.USUAL) int limit) {
        return numbered(
                catalogue.tags(slug, number(after), Listing.oneMoreThan(limit)), limit, teller::tag, TagLabel::id);
    }

    @GetMapping("/authors")
    @Operation(summary = "The authors of stories")
    Listing<Told.Author> authors(
            @RequestParam(required = false) @Parameter(description = "Only the one with this slug") @Nullable
                    String slug,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Listing.USUAL) int limit) {
        return numbered(
                catalogue.authors(slug, number(after), Listing.oneMoreThan(limit)),
                limit,
                teller::author,
                AuthorProfile::id);
    }

    private <S, T> Listing<T> numbered(List<S> found, int limit, Function<S, T> item, Function<S, Object> id) {
        return Listing.of(found, limit, item, id, site::absolute);
    }

    private static Cursor place(@Nullable String after) {
        return Cursor.parse(after).orElseThrow(Listing::noPlace);
    }

    private static long number(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        if (!after.matches("\\d{1,18}")) {
            throw Listing.noPlace();
        }
        return Long.parseLong(after);
    }

    /** What no column of the database can hold is no moment that anything happened at. */
    private static @Nullable Instant readable(String name, @Nullable Instant moment) {
        if (moment != null
                && (moment.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
                        || moment.isAfter(Instant.parse("9999-12-31T00:00:00Z")))) {
            throw ApiProblem.parameter(name, name + " is a moment like 2026-11-24T12:00:00Z");
        }
        return moment;
    }

    private static ApiProblem unknown(String parameter) {
        return ApiProblem.parameter(parameter, "there is no " + parameter + " with this slug");
    }
}
