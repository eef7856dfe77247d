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

    /** A comment that somebody replies to, which stays as it is until the reply is kept. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select c from Comment c where c.id = :id")
    Optional<Comment> lockForReply(long id);

    @Query("select c from Comment c join fetch c.article where c.receipt = :receipt")
    Optional<Comment> findByReceipt(String receipt);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Comment c where c.receipt = :receipt")
    Optional<Comment> lockByReceipt(String receipt);

    /** Everything that was written under an address. */
    @Query("select c.id from Comment c where c.authorEmail = :email and c.accountId is null")
    List<Long> idsOf(String email);

    @Query("""
            select count(c) > 0 from Comment c
            where c.status = APPROVED and c.authorEmail = :email and c.accountId is null
            """)
    boolean wasApprovedBefore(String email);

    @Query("""
            select count(c) > 0 from Comment c
            where c.status = APPROVED and c.authorEmail = :email and c.authorName = :name and c.accountId is null
            """)
    boolean wasApprovedBefore(String email, String name);
}
