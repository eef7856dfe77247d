package org.masthead.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Makes limits on how often something may be done. They live in this node's memory, which they cannot fill. */
@Component
public class RateLimits {

    private static final int KEYS_AT_MOST = 50_000;

    private final List<RateLimit> limits = new CopyOnWriteArrayList<>();
    private final Clock clock;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** So many at once, and as many again over the period, evenly. A room makes its limits once, when it starts. */
    public RateLimit of(int capacity, Duration period) {
        RateLimit limit = new RateLimit(bucketsExpiringAfter(period), () -> bucket(capacity, period));
        limits.add(limit);
        return limit;
    }

    /** Starts all counts anew. */
    public void forgetAll() {
        limits.forEach(RateLimit::forgetAll);
    }

    private Cache<String, Bucket> bucketsExpiringAfter(Duration period) {
        return Caffeine.newBuilder()
                .maximumSize(KEYS_AT_MOST)
                .expireAfterAccess(period)
                .ticker(this::nanoseconds)
                .build();
    }

    private Bucket bucket(int capacity, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                .withCustomTimePrecision(new ClockMeter())
                .build();
    }

    private long nanoseconds() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private final class ClockMeter implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoseconds();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
