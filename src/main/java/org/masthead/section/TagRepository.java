package org.masthead.section;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** What readers' pages ask is in SQL: an idle site has no use for the parser of JPQL. */
interface TagRepository extends JpaRepository<Tag, Long> {

    @Query(value = "select id, name, slug from tag order by name, id", nativeQuery = true)
    List<Tag> inOrder();

    @Query("select t from Tag t where locate(lower(:words), lower(t.name)) > 0 order by t.name, t.id")
    List<Tag> containing(String words, Limit limit);

    @Query(value = "select id, name, slug from tag where slug = :slug", nativeQuery = true)
    Optional<Tag> findBySlug(String slug);

    /** The tag that one with this address was merged into. */
    @Query(value = "select t.* from tag t join tag_alias a on a.tag_id = t.id where a.slug = :slug", nativeQuery = true)
    Optional<Tag> findByAlias(String slug);

    List<Tag> findBySlugIn(Collection<String> slugs);

    /** Waits for another transaction that is just adding the same tag, so that afterwards it is there either way. */
    @Modifying
    @Query(
            value = "insert into tag (name, slug) values (:name, :slug) on conflict (slug) do nothing",
            nativeQuery = true)
    int addUnlessThere(String name, String slug);
}
