package org.masthead.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.masthead.author.Author;
import org.masthead.author.AuthorService;
import org.masthead.revision.StoryText;
import org.masthead.section.SectionLabel;
import org.masthead.section.SectionService;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.BlockLines;
import org.masthead.web.TypedText;
import org.springframework.stereotype.Component;

/** The fields of a text as people read them: with names for numbers, and prose without its markup. */
@Component
class FieldWords {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("headline", "article.headline"),
            Map.entry("standfirst", "article.standfirst"),
            Map.entry("body", "article.body"),
            Map.entry("teaser", "article.teaser"),
            Map.entry("section", "article.section"),
            Map.entry("authors", "article.bylines"),
            Map.entry("dateline", "article.dateline"),
            Map.entry("tags", "article.tags"),
            Map.entry("slug", "article.slug"),
            Map.entry("leadPicture", "article.furniture.picture"),
            Map.entry("leadAltText", "article.lead-alt"),
            Map.entry("leadCaption", "article.lead-caption"),
            Map.entry("leadCredit", "article.lead-credit"),
            Map.entry("discussion", "article.furniture.readers"),
            Map.entry("publishedAt", "article.published"),
            Map.entry("correction", "article.correction"));

    /** In the order of reading; the byline is one field. */
    private static final List<String> ORDER = List.of(
            "headline",
            "standfirst",
            "body",
            "section",
            "authors",
            "dateline",
            "tags",
            "teaser",
            "slug",
            "leadPicture",
            "leadAltText",
            "leadCaption",
            "leadCredit",
            "discussion",
            "publishedAt",
            "correction");

    private final SectionService sections;
    private final AuthorService authors;

    FieldWords(SectionService sections, AuthorService authors) {
        this.sections = sections;
        this.authors = authors;
    }

    /** The fields that a comparison goes through. */
    static List<String> order() {
        return ORDER;
    }

    /** The message that names a field. */
    static String labelKey(String field) {
        return LABELS.getOrDefault(field, "article.other-field");
    }

    /** A field's paragraphs. */
    List<String> of(StoryText text, String field) {
        if (field.equals("authors")) {
            return byline(text);
        }
        return of(field, text.all(field));
    }

    /** Values of a field in words. */
    List<String> of(String field, List<String> values) {
        return switch (field) {
            case "body" ->
                values.stream()
                        .flatMap(each -> ArticleMarkup.blocks(each).stream())
                        .flatMap(each -> BlockLines.of(each).stream())
                        .toList();
            case "section" ->
                values.stream()
                        .map(each -> sections.all().stream()
                                .filter(section -> Long.toString(section.id()).equals(each))
                                .map(SectionLabel::name)
                                .findFirst()
                                .orElse(each))
                        .toList();
            case "authors" -> List.of(values.stream().map(this::author).collect(Collectors.joining(", ")));
            case "publishedAt" ->
                values.stream().map(each -> each.replace('T', ' ')).toList();
            default -> values;
        };
    }

    private List<String> byline(StoryText text) {
        List<String> names = new ArrayList<>();
        int places = Math.max(text.all("authors").size(), text.all("guests").size());
        for (int place = 0; place < places; place++) {
            String name = author(at(text.all("authors"), place));
            String guest = at(text.all("guests"), place);
            names.add((at(text.all("roles"), place) + " " + (name.isEmpty() ? guest : name)).strip());
        }
        return names.isEmpty() ? List.of() : List.of(String.join(", ", names));
    }

    private String author(String number) {
        return TypedText.number(number)
                .flatMap(authors::find)
                .map(Author::getName)
                .orElse(number);
    }

    private static String at(List<String> values, int place) {
        return place < values.size() ? values.get(place) : "";
    }
}
