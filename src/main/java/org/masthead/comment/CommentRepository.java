package org.masthead.comment;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface CommentRepository extends JpaRepository<Comment, Long> {

    @Query("select c from Comment c join fetch c.article where c.id = :id")
    Optional<Comment> findWithArticleById(long id);

    /** Locked in the order of their numbers, so that two moderators cannot wait for each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Comment c where c.id in :ids order by c.id")
    List<Comment> lockAll(Collection<Long> ids);

    @Query("select c from Comment c join fetch c.article where c.receipt = :receipt")
    Optional<Comment> findByReceipt(String receipt);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Comment c where c.receipt = :receipt")
    Optional<Comment> lockByReceipt(String receipt);

    /** Everything that was written under an address. */
    @Query("select c.id from Comment c where c.authorEmail = :email and c.accountId is null")
    List<Long> idsOf(String email);
}
