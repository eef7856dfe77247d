package org.masthead.section;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** What readers' pages ask is in SQL: an idle site has no use for the parser of JPQL. */
interface SectionRepository extends JpaRepository<Section, Long> {

    @Query(value = "select id, name, slug, summary, position from section order by position, id", nativeQuery = true)
    List<Section> inOrder();

    /** Two editors who move sections at once wait for each other instead of leaving two at one position. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Section s order by s.position, s.id")
    List<Section> inOrderToMove();

    @Query(value = "select id, name, slug, summary, position from section where slug = :slug", nativeQuery = true)
    Optional<Section> findBySlug(String slug);

    /** Answers with nothing where the slug is taken. */
    @Query(value = """
            insert into section (name, slug, summary, position)
            select :name, :slug, :summary, coalesce(max(position), 0) + 1 from section
            on conflict (slug) do nothing
            returning id
            """, nativeQuery = true)
    Optional<Long> found(String name, String slug, String summary);
}
