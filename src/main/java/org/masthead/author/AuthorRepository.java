package org.masthead.author;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What readers' pages ask is in SQL: an idle site has no use for the parser of JPQL. */
interface AuthorRepository extends JpaRepository<Author, Long> {

    @Query(
            value = "select id, name, slug, position, biography, picture_id from author order by name, id",
            nativeQuery = true)
    List<Author> inOrder();

    @Query(
            value = "select id, name, slug, position, biography, picture_id from author where slug = :slug",
            nativeQuery = true)
    Optional<Author> findBySlug(String slug);

    /** Answers with nothing where the slug is taken. */
    @Query(value = """
            insert into author (name, slug) values (:name, :slug)
            on conflict (slug) do nothing
            returning id
            """, nativeQuery = true)
    Optional<Long> add(String name, String slug);
}
