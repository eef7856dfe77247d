package org.masthead.spam;

import java.util.List;
import org.masthead.comment.CommentDecided;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.comment.DiscussionPolicies;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells {@link Akismet} where a moderator decided otherwise than it: of spam that it missed, and of what it wronged.
 */
@Component
class AkismetLessons {

    /** Of many that were decided on at once; a flood teaches nothing a hundred times over. */
    private static final int AT_MOST = 100;

    private final DiscussionPolicies policies;
    private final Akismet akismet;
    private final JdbcClient jdbc;
    private final TaskExecutor background;

    AkismetLessons(
            DiscussionPolicies policies,
            Akismet akismet,
            JdbcClient jdbc,
            @Qualifier("applicationTaskExecutor") TaskExecutor background) {
        this.policies = policies;
        this.akismet = akismet;
        this.jdbc = jdbc;
        this.background = background;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void decided(CommentDecided decided) {
        if (decided.account() == null || decided.to() == CommentStatus.PENDING) {
            return;
        }
        String key = policies.now().spam().akismetKey();
        if (!key.isEmpty()) {
            boolean good = decided.to() == CommentStatus.APPROVED;
            background.execute(() -> teach(key, good, decided.commentIds()));
        }
    }

    /** What was removed for another reason than spam teaches nothing. */
    private void teach(String key, boolean good, List<Long> ids) {
        String differs = good
                ? "c.status = 'APPROVED' and exists"
                : "(c.status = 'SPAM' or c.status = 'REMOVED' and c.reason = 'SPAM') and not exists";
        List<Akismet.Sent> lessons = jdbc.sql("""
                        select c.author_name, c.author_email, c.author_website, c.body, c.parent_id is not null as reply,
                               coalesce(c.network_address, '') as network, c.created_at
                        from comment c where c.id = any (:ids) and c.account_id is null and DIFFERS (
                            select from comment_finding f
                            where f.comment_id = c.id and f.screen = :screen and f.code in ('spam', 'discard'))
                        order by c.id limit :most
                        """.replace("DIFFERS", differs))
                .param("ids", ids.toArray(Long[]::new))
                .param("screen", AkismetScreen.NAME)
                .param("most", AT_MOST)
                .query((row, number) -> new Akismet.Sent(
                        new CommentWords(
                                row.getString("author_name"),
                                row.getString("author_email"),
                                row.getString("author_website"),
                                row.getString("body")),
                        row.getBoolean("reply"),
                        row.getString("network"),
                        "",
                        row.getTimestamp("created_at").toInstant()))
                .list();
        for (Akismet.Sent lesson : lessons) {
            if (akismet.rests()
                    || akismet.send(good ? "submit-ham" : "submit-spam", key, lesson)
                            .isEmpty()) {
                return;
            }
        }
    }
}
