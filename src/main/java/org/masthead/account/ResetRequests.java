package org.masthead.account;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the wishes of those who forgot their password. Whether the address is anybody's is looked up after the answer
 * has gone, so that neither its words nor its time tell; few may be asked for one address and from one network.
 */
@Component
class ResetRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ResetRequests.class);

    private static final int PER_ADDRESS = 3;
    private static final int PER_NETWORK = 20;
    private static final int WAITING_AT_MOST = 200;

    private final EntryLinks links;
    private final RateLimit addresses;
    private final RateLimit networks;
    private final ThreadPoolExecutor worker;

    ResetRequests(EntryLinks links, RateLimits limits) {
        this.links = links;
        this.addresses = limits.of(PER_ADDRESS, Duration.ofHours(1));
        this.networks = limits.of(PER_NETWORK, Duration.ofHours(1));
        // No thread while nobody asks.
        this.worker =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_AT_MOST), work -> {
                    Thread thread = new Thread(work, "password-resets");
                    thread.setDaemon(true);
                    return thread;
                });
        worker.allowCoreThreadTimeOut(true);
    }

    /**
     * Has a link sent if the address is somebody's. An address that was asked for too often is passed over in silence.
     *
     * @param network where it is asked from, as limits count it
     * @throws TooManyTries from one network
     */
    void ask(EmailAddress email, String network) {
        RateLimit.Verdict verdict = networks.tryAcquire(network);
        if (!verdict.allowed()) {
            throw new TooManyTries(verdict);
        }
        if (!addresses.tryAcquire(email.text()).allowed()) {
            return;
        }
        try {
            worker.execute(() -> answer(email));
        } catch (RejectedExecutionException e) {
            LOG.warn("Too many people ask for a new password; one of them was passed over");
        }
    }

    private void answer(EmailAddress email) {
        try {
            links.reset(email);
        } catch (RuntimeException e) {
            LOG.error("No link for a new password could be made", e);
        }
    }

    @PreDestroy
    void close() {
        worker.shutdown();
    }
}
