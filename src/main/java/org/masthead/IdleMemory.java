package org.masthead;

import java.util.concurrent.TimeUnit;
import org.masthead.command.SiteStarted;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives back the memory that the start, or an hour of many readers, needed. Java keeps what it once had: on a machine
 * with much memory, an idle site would hold a gigabyte of garbage for ever.
 */
@Component
class IdleMemory {

    static final int SECONDS = 30;

    /** Jobs of the house take less than a hundredth of a processor. */
    static final long IDLE = TimeUnit.SECONDS.toNanos(SECONDS) / 50;

    /** What a few pages or some minutes of such jobs take; before that, there is too little to collect. */
    static final long WORTH_COLLECTING = TimeUnit.SECONDS.toNanos(2);

    /** Trimming takes a twentieth of that. */
    static final long WORTH_TRIMMING = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProcessMemory memory;

    private volatile boolean open;
    private long lookedAt;
    private long collectedAt;
    private long trimmedAt;

    IdleMemory(ProcessMemory memory) {
        this.memory = memory;
    }

    @EventListener(SiteStarted.class)
    void siteIsReady() {
        open = true;
    }

    @Scheduled(initialDelay = SECONDS, fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
    void look() {
        long spent = memory.processorTime();
        if (open && spent - lookedAt < IDLE) {
            giveBack(spent);
        }
        lookedAt = memory.processorTime();
    }

    private void giveBack(long spent) {
        boolean collecting = spent - collectedAt > WORTH_COLLECTING;
        if (collecting) {
            memory.shrinkHeap();
            collectedAt = memory.processorTime();
        }
        if (collecting || spent - trimmedAt > WORTH_TRIMMING) {
            memory.trim();
            trimmedAt = memory.processorTime();
        }
    }
}
