package org.masthead.article;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ArticleRepository extends JpaRepository<Article, Long> {

    @Query("select a from Article a join fetch a.section left join fetch a.leadPicture where a.id = :id")
    Optional<Article> findWithFilingById(long id);

    /** The article, which nobody else changes until the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Article a where a.id = :id")
    Optional<Article> findForSaving(long id);
}
