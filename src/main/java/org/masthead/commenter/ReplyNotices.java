package org.masthead.commenter;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.masthead.comment.CommentDecided;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentsPosted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes whom a comment concerns at the moment when everyone can read it, in the same transaction: neither is a reply
 * forgotten, nor is anybody told of one that is not to be seen. Each is noted once, however often it comes and goes.
 */
@Component
class ReplyNotices {

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Clock clock;

    ReplyNotices(JdbcClient jdbc, EntityManager entities, Clock clock) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.clock = clock;
    }

    @EventListener
    void posted(CommentsPosted event) {
        note(event.commentIds());
    }

    @EventListener
    void decided(CommentDecided event) {
        if (event.to() == CommentStatus.APPROVED && event.from() != CommentStatus.APPROVED) {
            entities.flush();
            note(event.commentIds());
        }
    }

    private void note(List<Long> ids) {
        jdbc.sql("""
                        insert into comment_notice (comment_id, email, subscription_id, noticed_at)
                        select distinct on (c.id, s.email) c.id, s.email, s.id, :now
                        -- Each by its number: a plan that was made while there were few would read all of them.
                        from unnest(:ids) noted (id)
                        cross join lateral (select * from comment where comment.id = noted.id limit 1) c
                        join comment_subscription s
                          on s.article_id = c.article_id and (s.comment_id is null or s.comment_id = c.parent_id)
                        where c.status = 'APPROVED' and s.email <> c.author_email
                        order by c.id, s.email, s.comment_id nulls last
                        on conflict do nothing
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
