package org.masthead.article;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.revision.Revisions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings out the stories whose moment has come, in batches. A batch takes the rows that no other node holds, makes them
 * live, and writes the proof, all in one transaction: a node that dies in the middle leaves its stories to the others
 * as if it had never touched them. The version of a text stays as it is, so whoever is writing at it is not disturbed.
 */
@Component
public class Press {

    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final StoryLog log;
    private final Revisions revisions;
    private final PressClock clock;
    private final String node = NodeName.ofThisProcess();

    Press(JdbcClient jdbc, StoryLog log, Revisions revisions, PressClock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** Brings out one batch; how many stories it had. */
    @Transactional
    public int release() {
        return release(null);
    }

    /** Brings out one story, if it is due: for when one of a batch stands in the way of the others. */
    @Transactional
    public int release(@Nullable Long only) {
        Instant now = clock.now();
        List<Released> batch = jdbc.sql("""
                        with due as (
                            select id, publish_at from article
                            where status = 'SCHEDULED' and publish_at <= :now
                              and (embargoed_until is null or embargoed_until <= :now)
                              and (:only::bigint is null or id = :only)
                            order by publish_at, id limit :batch for update skip locked),
                        out as (
                            update article a
                            set status = 'LIVE', published_at = coalesce(a.published_at, due.publish_at),
                                publish_at = null, legal_hold = false
                            from due where a.id = due.id
                            returning a.id, a.published_at, due.publish_at),
                        proof as (
                            insert into publication (article_id, scheduled_for, published_at, node)
                            select id, publish_at, :now, :node from due
                            on conflict do nothing
                            returning article_id)
                        select out.id, out.published_at from out join proof on proof.article_id = out.id
                        order by out.publish_at, out.id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .param("only", only, Types.BIGINT)
                .param("node", node)
                .query((row, number) -> new Released(
                        row.getLong("id"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .list();
        batch.forEach(each -> {
            revisions.show(each.id(), now);
            log.released(each.id(), each.publishedAt(), now);
        });
        return batch.size();
    }

    /** The numbers of what is due. */
    List<Long> due() {
        return jdbc.sql("select id from article where status = 'SCHEDULED' and publish_at <= ? order by publish_at, id")
                .param(clock.now().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }

    private record Released(long id, Instant publishedAt) {}
}
