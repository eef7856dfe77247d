package org.masthead.article;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.masthead.site.HouseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When the press runs: every few seconds, and exactly at the next moment that is due before that. The database says how
 * long it is until then; of this node's own clock only the length of a second matters.
 */
@Component
class PressHours {

    private static final Logger log = LoggerFactory.getLogger(PressHours.class);

    private final Press press;
    private final ChangePress changes;
    private final JdbcClient jdbc;
    private final TaskScheduler scheduler;
    private final HouseClock house;
    private final Duration round;
    private final AtomicReference<@Nullable Instant> alarm = new AtomicReference<>();

    PressHours(
            Press press,
            ChangePress changes,
            JdbcClient jdbc,
            TaskScheduler scheduler,
            HouseClock house,
            @Value("${masthead.press.round:PT5S}") Duration round) {
        this.press = press;
        this.changes = changes;
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.house = house;
        this.round = round;
    }

    @Scheduled(initialDelayString = "${masthead.press.round:PT5S}", fixedDelayString = "${masthead.press.round:PT5S}")
    void run() {
        setTheClock();
        runNow();
        untilNext().ifPresent(wait -> {
            Instant moment = Instant.now().plus(wait);
            Instant set = alarm.get();
            if (set == null || set.isBefore(Instant.now()) || moment.isBefore(set.minusMillis(1))) {
                alarm.set(moment);
                scheduler.schedule(this::runNow, moment);
            }
        });
    }

    /** Brings out all that is due. What another node is bringing out is left to it. */
    void runNow() {
        int stories = 0;
        int batch;
        do {
            batch = batch();
            stories += batch;
        } while (batch > 0);
        int changed = 0;
        while (changes.applyNext()) {
            changed++;
        }
        if (stories + changed > 0) {
            log.info("Brought out {} scheduled stories and {} changes", stories, changed);
        }
    }

    /** A batch that fails as a whole is tried story by story, so that one of them cannot hold up the others. */
    private int batch() {
        try {
            return press.release();
        } catch (TransientDataAccessException busy) {
            throw busy;
        } catch (RuntimeException failed) {
            log.error("A batch of scheduled stories could not go out, so they go one by one", failed);
            int out = 0;
            for (long id : press.due()) {
                try {
                    out += press.release(id);
                } catch (RuntimeException single) {
                    log.error("The scheduled story {} could not go out", id, single);
                }
            }
            return out;
        }
    }

    /** Sets this node's clock by the database's, so that all nodes show a story from the same moment on. */
    private void setTheClock() {
        Instant asked = Instant.now();
        Instant database = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Duration answering = Duration.between(asked, Instant.now());
        house.setBy(Duration.between(asked.plus(answering.dividedBy(2)), database));
    }

    /** How long it is until something is due, where that is before the next round. */
    private Optional<Duration> untilNext() {
        return jdbc.sql("""
                        select ceil(extract(epoch from (min(moment) - clock_timestamp())) * 1000)::bigint from (
                            (select min(publish_at) as moment from article
                             where status = 'SCHEDULED' and publish_at > clock_timestamp())
                            union all
                            (select min(apply_at) from change_set
                             where status = 'WAITING' and apply_at > clock_timestamp())) due
                        """)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(Duration::ofMillis)
                .filter(wait -> wait.compareTo(round) < 0);
    }
}
