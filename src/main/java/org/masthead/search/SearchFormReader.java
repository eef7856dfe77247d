package org.masthead.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.author.AuthorProfile;
import org.masthead.author.AuthorService;
import org.masthead.section.SectionLabel;
import org.masthead.section.SectionService;
import org.masthead.site.SiteSettings;
import org.masthead.text.Slug;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
import org.springframework.stereotype.Component;

/** Makes a question of what was typed, or says in the reader's words why it cannot. */
@Component
class SearchFormReader {

    static final int LONGEST = 200;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SLUG = Pattern.compile(Slug.PATTERN);

    private final SectionService sections;
    private final AuthorService authors;
    private final SiteSettings site;

    SearchFormReader(SectionService sections, AuthorService authors, SiteSettings site) {
        this.sections = sections;
        this.authors = authors;
        this.site = site;
    }

    /** Whether the words can be looked for at all; asked before anything else is. */
    boolean accepts(SearchForm form, FormErrors errors) {
        if (TypedText.length(form.q()) > LONGEST) {
            errors.add("q", "search.error.long", LONGEST);
        } else if (TypedText.hasControlCharacters(form.q())) {
            errors.add("q", "search.error.signs");
        }
        return errors.isEmpty();
    }

    /**
     * The question; it stands only where no errors were added.
     *
     * @throws NotFound for a section or an author that the form does not offer
     */
    Question read(SearchForm form, FormErrors errors) {
        LocalDate from = date("from", form.from(), errors);
        LocalDate to = date("to", form.to(), errors);
        if (from != null && to != null && from.isAfter(to)) {
            errors.add("to", "search.error.order");
        }
        return new Question(
                form.q(),
                section(form.section()),
                author(form.author()),
                from == null ? null : startOf(from),
                to == null ? null : startOf(to.plusDays(1)));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(site.timeZone()).toInstant();
    }

    private static @Nullable LocalDate date(String field, String typed, FormErrors errors) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            if (DATE.matcher(typed).matches()) {
                return LocalDate.parse(typed);
            }
        } catch (DateTimeException noSuchDay) {
            // falls through to the one message for all of it
        }
        errors.add(field, "search.error.date");
        return null;
    }

    private @Nullable Long section(String slug) {
        return slug.isEmpty()
                ? null
                : known(slug).flatMap(sections::bySlug).map(SectionLabel::id).orElseThrow(NotFound::new);
    }

    private @Nullable Long author(String slug) {
        return slug.isEmpty()
                ? null
                : known(slug).flatMap(authors::bySlug).map(AuthorProfile::id).orElseThrow(NotFound::new);
    }

    private static Optional<String> known(String slug) {
        return Optional.of(slug).filter(each -> SLUG.matcher(each).matches());
    }
}
