package org.masthead.author;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.text.Slug;
import org.masthead.web.NotFound;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The names that stories are signed with. */
@Service
@Transactional
public class AuthorService {

    private final AuthorRepository authors;

    AuthorService(AuthorRepository authors) {
        this.authors = authors;
    }

    /** All authors by name. */
    @Transactional(readOnly = true)
    public List<AuthorLabel> all() {
        return authors.inOrder().stream().map(Author::label).toList();
    }

    /** All authors by name, with everything that is said of them. */
    @Transactional(readOnly = true)
    List<AuthorProfile> profiles() {
        return authors.inOrder().stream().map(Author::profile).toList();
    }

    /** The author at this address. */
    @Transactional(readOnly = true)
    public Optional<AuthorProfile> bySlug(String slug) {
        return authors.findBySlug(slug).map(Author::profile);
    }

    /** The author with this number. */
    @Transactional(readOnly = true)
    public Optional<Author> find(long id) {
        return authors.findById(id);
    }

    /** The authors with these numbers, in this order, each once; numbers that nobody has are passed over. */
    @Transactional(readOnly = true)
    public List<Author> find(List<Long> ids) {
        Map<Long, Author> known =
                authors.findAllById(ids).stream().collect(Collectors.toMap(Author::getId, Function.identity()));
        return ids.stream().distinct().map(known::get).filter(Objects::nonNull).toList();
    }

    /** Adds an author. A namesake of another gets a number at the end of the address. */
    public Author create(String name) {
        String plain = Slug.of(name, Author.LONGEST_NAME - 6);
        String slug = plain.isEmpty() ? "author" : plain;
        Optional<Long> id = authors.add(name, slug);
        for (int number = 2; id.isEmpty(); number++) {
            id = authors.add(name, slug + "-" + number);
        }
        return authors.findById(id.get()).orElseThrow();
    }

    /** The same with everything that is said of them. */
    Author create(String name, String position, String biography) {
        Author author = create(name);
        author.describe(name, position, biography);
        return author;
    }

    /** Changes what is said of an author; the address stays. */
    public void describe(long id, String name, String position, String biography) {
        authors.findById(id).orElseThrow(NotFound::new).describe(name, position, biography);
    }

    /** Changes what authors say of themselves; null takes their picture away. */
    public void introduce(long id, String position, String biography, @Nullable Long picture) {
        Author author = authors.findById(id).orElseThrow(NotFound::new);
        author.describe(author.getName(), position, biography);
        author.show(picture);
    }

    /**
     * Takes an author off the list. An account that signed with the name goes on without one.
     *
     * @throws AuthorInUse while stories are signed with the name
     */
    public void delete(long id) {
        authors.delete(authors.findById(id).orElseThrow(NotFound::new));
        try {
            authors.flush();
        } catch (DataIntegrityViolationException e) {
            throw new AuthorInUse(e);
        }
    }
}
