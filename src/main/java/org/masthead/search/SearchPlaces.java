package org.masthead.search;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.stereotype.Component;

/**
 * How often one neighbourhood may search, and how many at once: to look for words is the dearest thing that readers do.
 */
@Component
class SearchPlaces {

    private final NetworkAddresses networks;
    private final RateLimit limit;
    private final Semaphore places;

    SearchPlaces(NetworkAddresses networks, RateLimits limits, SearchSettings settings) {
        this.networks = networks;
        this.limit = limits.of(settings.perMinute(), Duration.ofMinutes(1));
        this.places = new Semaphore(settings.atOnce());
    }

    RateLimit.Verdict knock(HttpServletRequest request) {
        return limit.tryAcquire(networks.neighbourhoodOf(request));
    }

    /** Whether there is a place; who has it must {@link #leave}. */
    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }
}
