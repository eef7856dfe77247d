package org.masthead.commenter;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the wishes of those who want to see what is kept of them. Whether anything is kept is looked up after the
 * answer has gone, so that neither its words nor its time tell.
 */
@Component
class RightsRequests {

    private static final Logger LOG = LoggerFactory.getLogger(RightsRequests.class);

    private static final int WAITING_AT_MOST = 200;

    private final Rights rights;
    private final ThreadPoolExecutor worker;

    RightsRequests(Rights rights) {
        this.rights = rights;
        // No thread while nobody asks.
        this.worker =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_AT_MOST), work -> {
                    Thread thread = new Thread(work, "commenters-rights");
                    thread.setDaemon(true);
                    return thread;
                });
        worker.allowCoreThreadTimeOut(true);
    }

    /** Has a letter written to an address under which anything is kept. */
    void ask(String email) {
        try {
            worker.execute(() -> answer(email));
        } catch (RejectedExecutionException e) {
            LOG.warn("Too many people ask for what is kept of them; one of them was passed over");
        }
    }

    private void answer(String email) {
        try {
            rights.ask(email);
        } catch (RuntimeException e) {
            LOG.error("No link to what is kept of somebody could be made", e);
        }
    }

    @PreDestroy
    void close() {
        worker.shutdown();
    }
}
