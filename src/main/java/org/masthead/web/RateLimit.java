package org.masthead.web;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.function.Supplier;

/** How often something may be done by whom; made by {@link RateLimits}. */
public final class RateLimit {

    private final Cache<String, Bucket> buckets;
    private final Supplier<Bucket> full;

    RateLimit(Cache<String, Bucket> buckets, Supplier<Bucket> full) {
        this.buckets = buckets;
        this.full = full;
    }

    /** Counts one more for the key, if there is one left. */
    public Verdict tryAcquire(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Verdict.ALLOWED : new Verdict(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** How many are left for the key at this moment. */
    public long left(String key) {
        return bucket(key).getAvailableTokens();
    }

    /** Gives one back that should not have counted. */
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    void forgetAll() {
        buckets.invalidateAll();
    }

    private Bucket bucket(String key) {
        return buckets.get(key, unknown -> full.get());
    }

    /**
     * Whether something may be done now.
     *
     * @param pause how long until it may be; nothing where it may be now
     */
    public record Verdict(Duration pause) {

        static final Verdict ALLOWED = new Verdict(Duration.ZERO);

        /** Whether it may be done now. */
        public boolean allowed() {
            return pause.isZero();
        }

        /** The wait in whole seconds, for {@code Retry-After}. */
        public long seconds() {
            return pause.plusMillis(999).toSeconds();
        }
    }
}
