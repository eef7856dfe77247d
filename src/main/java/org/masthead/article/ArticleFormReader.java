package org.masthead.article;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.media.Picture;
import org.masthead.media.PictureService;
import org.masthead.section.Section;
import org.masthead.section.SectionService;
import org.masthead.section.Tag;
import org.masthead.section.TagService;
import org.masthead.site.SiteSettings;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.SafeHtml;
import org.masthead.text.Slug;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;
import org.springframework.stereotype.Component;

/** Reads an {@link ArticleForm}: checks every field, notes every mistake, and makes the copy that is kept. */
@Component
class ArticleFormReader {

    static final int MAXIMUM_BODY = 1_000_000;

    private static final int MAXIMUM_TAGS = 20;

    private final SectionService sections;
    private final TagService tags;
    private final BylineReader bylines;
    private final PictureService pictures;
    private final SiteSettings site;
    private final Clock clock;

    ArticleFormReader(
            SectionService sections,
            TagService tags,
            BylineReader bylines,
            PictureService pictures,
            SiteSettings site,
            Clock clock) {
        this.sections = sections;
        this.tags = tags;
        this.bylines = bylines;
        this.pictures = pictures;
        this.site = site;
        this.clock = clock;
    }

    /**
     * The copy, or nothing where {@code errors} now says what is wrong. Tags that are new are made.
     *
     * @param forReaders whether it goes before the readers, so that it needs a text; a draft may be without
     */
    Optional<ArticleCopy> read(ArticleForm form, boolean forReaders, FormErrors errors) {
        if (forReaders && TypedText.isInvisible(TypedText.lines(form.body()))) {
            errors.add("body", "article.error.body.required");
        }
        return read(form, errors, tags::named);
    }

    /** The same for a look at it: nothing is written, and tags are left out. */
    Optional<ArticleCopy> readForPreview(ArticleForm form, FormErrors errors) {
        return read(form, errors, names -> List.of());
    }

    private Optional<ArticleCopy> read(ArticleForm form, FormErrors errors, Function<List<String>, List<Tag>> tagging) {
        String headline = line("headline", form.headline(), 200, errors);
        if (headline.isEmpty() || TypedText.isInvisible(headline)) {
            errors.add("headline", "article.error.headline.required");
        }
        String standfirst = line("standfirst", form.standfirst(), 500, errors);
        String teaser = line("teaser", form.teaser(), 400, errors);
        String slug = slug(form, headline, errors);
        SafeHtml body = body(form, errors);
        Section section = section(form, errors);
        List<Byline> signed = bylines.read(form, errors);
        String dateline = line("dateline", form.dateline(), 80, errors);
        LeadPicture lead = lead(form, errors);
        List<String> tagNames = tagNames(form, errors);
        Discussion discussion = Arrays.stream(Discussion.values())
                .filter(each -> each.name().equals(form.discussion()))
                .findFirst()
                .orElse(Discussion.OPEN);
        if (!errors.isEmpty() || section == null) {
            return Optional.empty();
        }
        // Tags come last, as naming them makes them: nothing is written for a form with mistakes.
        return Optional.of(new ArticleCopy(
                headline,
                standfirst,
                teaser,
                slug,
                body,
                section,
                tagging.apply(tagNames),
                signed,
                dateline,
                lead,
                discussion));
    }

    /** The moment of publication that was typed, or null where the field is empty. */
    @Nullable
    Instant publishedAt(ArticleForm form, @Nullable Instant before, FormErrors errors) {
        String typed = TypedText.line(form.publishedAt());
        if (typed.isEmpty()) {
            return before;
        }
        try {
            Instant moment = LocalDateTime.parse(typed).atZone(site.timeZone()).toInstant();
            if (moment.isAfter(clock.instant())) {
                errors.add("publishedAt", "article.error.publishedAt.future");
            } else if (moment.isBefore(Instant.parse("1600-01-01T00:00:00Z"))) {
                errors.add("publishedAt", "article.error.publishedAt.malformed");
            }
            // The form shows minutes only; an untouched field must not shift the story among its neighbours.
            return before != null && moment.equals(before.truncatedTo(ChronoUnit.MINUTES)) ? before : moment;
        } catch (DateTimeException malformed) {
            errors.add("publishedAt", "article.error.publishedAt.malformed");
            return before;
        }
    }

    /** What becomes of the text before the readers. A notice is kept only where they have seen the article. */
    Change change(ArticleForm form, boolean publish, ArticleState state, FormErrors errors) {
        String correction = TypedText.lines(form.correction());
        if (TypedText.hasControlCharacters(correction)) {
            errors.add("correction", "article.error.control");
        }
        if (correction.length() > Correction.LONGEST) {
            errors.add("correction", "article.error.long", Correction.LONGEST);
        }
        Optional<CorrectionKind> kind = noteKind(form);
        boolean noted = !TypedText.isInvisible(correction);
        if (state.live() && kind.isPresent() && !noted) {
            errors.add("correction", "article.error.correction.required");
        }
        return new Change(
                publishedAt(form, state.publishedAt(), errors),
                publish,
                Boolean.TRUE.equals(form.substantive()),
                state.live() && noted ? correction : "",
                Objects.requireNonNullElse(form.takenBack(), List.<String>of()).stream()
                        .flatMap(each -> TypedText.number(each).stream())
                        .toList(),
                kind.orElse(CorrectionKind.CORRECTION));
    }

    /** Whether nobody has said yet if readers are to be told of a change. */
    boolean leavesNoteOpen(ArticleForm form) {
        return TypedText.line(form.noteKind()).isEmpty() && TypedText.isInvisible(TypedText.lines(form.correction()));
    }

    private static Optional<CorrectionKind> noteKind(ArticleForm form) {
        return Arrays.stream(CorrectionKind.values())
                .filter(each -> each.name().equals(form.noteKind()))
                .findFirst();
    }

    private static String line(String field, @Nullable String typed, int maximum, FormErrors errors) {
        String text = TypedText.line(typed).replaceAll("\\s+", " ");
        if (TypedText.hasControlCharacters(text)) {
            errors.add(field, "article.error.control");
        }
        if (text.length() > maximum) {
            errors.add(field, "article.error.long", maximum);
        }
        return text;
    }

    private static String slug(ArticleForm form, String headline, FormErrors errors) {
        String typed = TypedText.line(form.slug());
        String slug = typed.isEmpty() ? Slug.of(headline, 80) : typed;
        if (slug.length() > 120 || (!Slug.isSlug(slug) && !(typed.isEmpty() && headline.isEmpty()))) {
            errors.add("slug", typed.isEmpty() ? "article.error.slug.none" : "article.error.slug.malformed");
        }
        return slug;
    }

    private SafeHtml body(ArticleForm form, FormErrors errors) {
        String typed = TypedText.lines(form.body());
        if (typed.length() > MAXIMUM_BODY) {
            errors.add("body", "article.error.long", MAXIMUM_BODY);
            return SafeHtml.EMPTY;
        }
        if (TypedText.hasControlCharacters(typed)) {
            errors.add("body", "article.error.control");
        }
        return ArticleForm.HTML.equals(form.bodyFormat())
                ? ArticleMarkup.fromEditor(typed, pictures)
                : ArticleMarkup.fromDesk(typed, pictures);
    }

    private @Nullable Section section(ArticleForm form, FormErrors errors) {
        Optional<Section> section = TypedText.number(form.section()).flatMap(sections::find);
        if (section.isEmpty()) {
            errors.add("section", "article.error.section.required");
        }
        return section.orElse(null);
    }

    private LeadPicture lead(ArticleForm form, FormErrors errors) {
        String altText = line("leadAltText", form.leadAltText(), 300, errors);
        String caption = line("leadCaption", form.leadCaption(), 500, errors);
        String credit = line("leadCredit", form.leadCredit(), 120, errors);
        if (TypedText.line(form.leadPicture()).isEmpty()) {
            return LeadPicture.NONE;
        }
        Optional<Picture> picture = TypedText.number(form.leadPicture()).flatMap(pictures::find);
        if (picture.isEmpty()) {
            errors.add("leadUpload", "article.error.leadPicture.unknown");
        } else if ((altText + caption + credit).isEmpty()
                && !picture.get().getAltText().isEmpty()) {
            // Chosen from the library and nothing said of it: it has its own words there.
            return new LeadPicture(
                    picture.get(),
                    picture.get().getAltText(),
                    picture.get().getCaption(),
                    picture.get().getCredit());
        } else if (altText.isEmpty()) {
            errors.add("leadAltText", "article.error.leadAltText.required");
        }
        return new LeadPicture(picture.orElse(null), altText, caption, credit);
    }

    private static List<String> tagNames(ArticleForm form, FormErrors errors) {
        List<String> names = Arrays.stream(TypedText.line(form.tags()).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.size() > MAXIMUM_TAGS) {
            errors.add("tags", "article.error.tags.many", MAXIMUM_TAGS);
        }
        for (String name : names) {
            if (name.length() > 80
                    || TypedText.hasControlCharacters(name)
                    || Slug.of(name, 80).isEmpty()) {
                errors.add("tags", "article.error.tags.name", name);
            }
        }
        return names;
    }
}
