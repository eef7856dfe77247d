package org.masthead.author;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AuthorRepository extends JpaRepository<Author, Long> {

    @Query("select a from Author a order by a.name, a.id")
    List<Author> inOrder();

    Optional<Author> findBySlug(String slug);

    /** Answers with nothing where the slug is taken. */
    @Query(value = """
            insert into author (name, slug) values (:name, :slug)
            on conflict (slug) do nothing
            returning id
            """, nativeQuery = true)
    Optional<Long> add(String name, String slug);
}
