package org.masthead.article;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When the press runs: every few seconds, and exactly at the next moment that is due before that. The database says how
 * long it is until then; of this node's clock only the length of a second matters.
 */
@Component
class PressHours {

    private static final Logger log = LoggerFactory.getLogger(PressHours.class);

    private final Press press;
    private final ChangePress changes;
    private final JdbcClient jdbc;
    private final TaskScheduler scheduler;
    private final Duration round;
    private final AtomicReference<@Nullable Instant> alarm = new AtomicReference<>();

    PressHours(
            Press press,
            ChangePress changes,
            JdbcClient jdbc,
            TaskScheduler scheduler,
            @Value("${masthead.press.round:PT5S}") Duration round) {
        this.press = press;
        this.changes = changes;
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.round = round;
    }

    @Scheduled(initialDelayString = "${masthead.press.round:PT5S}", fixedDelayString = "${masthead.press.round:PT5S}")
    void run() {
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
            batch = press.release();
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
