package org.masthead.moderation;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.CommentDecided;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looks at which comment, so that no two moderators judge the same one. Whoever looks away lets go by themselves.
 */
@Service
@Transactional
class Claims {

    static final Duration LOOK = Duration.ofMinutes(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    Claims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Looks at comments for a while. What was given to the moderator stays theirs without an end.
     *
     * @return the names of those who have some of them already, by comment
     */
    Map<Long, String> look(Collection<Long> ids, DeskUser moderator) {
        OffsetDateTime now = now();
        jdbc.sql("""
                        insert into comment_claim (comment_id, account_id, claimed_at, expires_at)
                        select id, :me, :now, :until from comment where id = any (:ids) order by id
                        on conflict (comment_id) do update
                        set account_id = excluded.account_id, given_by = null, claimed_at = excluded.claimed_at,
                            expires_at = excluded.expires_at
                        where comment_claim.expires_at < :now
                           or (comment_claim.account_id = :me and comment_claim.expires_at is not null)
                        """)
                .param("me", moderator.id())
                .param("now", now)
                .param("until", now.plus(LOOK))
                .param("ids", ids.toArray(Long[]::new))
                .update();
        return heldByOthers(ids, moderator);
    }

    /** Takes a comment over from whoever has it. */
    void takeOver(long id, DeskUser moderator) {
        put(new Long[] {id}, moderator.id(), null, now().plus(LOOK));
    }

    /** Gives comments to somebody, until they are decided on. */
    void give(Collection<Long> ids, long account, DeskUser moderator) {
        put(ids.toArray(Long[]::new), account, moderator.id(), null);
    }

    private void put(Long[] ids, long account, @Nullable Long givenBy, @Nullable OffsetDateTime until) {
        jdbc.sql("""
                        insert into comment_claim (comment_id, account_id, given_by, claimed_at, expires_at)
                        select id, :account, :by, :now, :until from comment where id = any (:ids) order by id
                        on conflict (comment_id) do update
                        set account_id = excluded.account_id, given_by = excluded.given_by,
                            claimed_at = excluded.claimed_at, expires_at = excluded.expires_at
                        """)
                .param("account", account)
                .param("by", givenBy, Types.BIGINT)
                .param("now", now())
                .param("until", until, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ids", ids)
                .update();
    }

    /** Lets go of comments, whoever's they are: given back to all. */
    void release(Collection<Long> ids) {
        jdbc.sql("delete from comment_claim where comment_id = any (?)")
                .param(ids.toArray(Long[]::new))
                .update();
    }

    /** The names of colleagues who have some of these comments, by comment. */
    @Transactional(readOnly = true)
    Map<Long, String> heldByOthers(Collection<Long> ids, DeskUser moderator) {
        Map<Long, String> holders = new HashMap<>();
        jdbc.sql("""
                        select l.comment_id, a.name from comment_claim l join account a on a.id = l.account_id
                        where l.comment_id = any (:ids) and l.account_id <> :me
                          and (l.expires_at is null or l.expires_at > :now)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("me", moderator.id())
                .param("now", now())
                .query(row -> {
                    holders.put(row.getLong("comment_id"), row.getString("name"));
                });
        return holders;
    }

    @EventListener
    void letGo(CommentDecided decided) {
        release(decided.commentIds());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
