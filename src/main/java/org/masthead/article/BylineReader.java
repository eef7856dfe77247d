package org.masthead.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.author.Author;
import org.masthead.author.AuthorService;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;
import org.springframework.stereotype.Component;

/** Reads the byline of an {@link ArticleForm}, place by place: an author or a guest's name, and a role or none. */
@Component
class BylineReader {

    static final int LONGEST_NAME = 120;
    static final int LONGEST_ROLE = 80;

    private static final int MOST = 20;
    private static final String FIELD = "authors";

    private final AuthorService authors;

    BylineReader(AuthorService authors) {
        this.authors = authors;
    }

    List<Byline> read(ArticleForm form, FormErrors errors) {
        List<Byline> bylines = new ArrayList<>();
        Set<Long> signed = new HashSet<>();
        for (int place = 0; place < form.places(); place++) {
            String author = TypedText.line(form.author(place));
            String guest = words(form.guest(place), LONGEST_NAME, errors);
            String role = words(form.role(place), LONGEST_ROLE, errors);
            if (!author.isEmpty() && !guest.isEmpty()) {
                errors.add(FIELD, "article.error.byline.both", guest);
            } else if (!author.isEmpty()) {
                author(author, role, errors)
                        .filter(each -> signed.add(idOf(each)))
                        .ifPresent(bylines::add);
            } else if (!guest.isEmpty()) {
                bylines.add(new Byline(guest, null, role));
            } else if (!role.isEmpty()) {
                errors.add(FIELD, "article.error.byline.nobody", role);
            }
        }
        if (bylines.size() > MOST) {
            errors.add(FIELD, "article.error.byline.many", MOST);
        }
        return bylines;
    }

    private Optional<Byline> author(String typed, String role, FormErrors errors) {
        Optional<Author> found = TypedText.number(typed).flatMap(authors::find);
        if (found.isEmpty()) {
            errors.add(FIELD, "article.error.authors.unknown");
        }
        return found.map(Author::label).map(label -> new Byline(label.name(), label, role));
    }

    private static String words(@Nullable String typed, int maximum, FormErrors errors) {
        String words = TypedText.line(typed).replaceAll("\\s+", " ");
        if (TypedText.hasControlCharacters(words)) {
            errors.add(FIELD, "article.error.control");
        }
        if (words.length() > maximum) {
            errors.add(FIELD, "article.error.long", maximum);
        }
        return TypedText.isInvisible(words) ? "" : words;
    }

    private static long idOf(Byline byline) {
        return byline.author() == null ? -1 : byline.author().id();
    }
}
