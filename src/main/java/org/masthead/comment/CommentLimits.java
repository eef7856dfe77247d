package org.masthead.comment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.stereotype.Component;

/** How often one network and one e-mail address may post. */
@Component
class CommentLimits {

    private final List<RateLimit> limits;

    CommentLimits(RateLimits factory, CommentSettings settings) {
        limits = List.of(
                factory.of(settings.perMinute(), Duration.ofMinutes(1)),
                factory.of(settings.perHour(), Duration.ofHours(1)));
    }

    /** Counts one more post; says how long to wait where one of the limits is reached. */
    Optional<RateLimit.Verdict> refusal(String network, String email) {
        return limits.stream()
                .flatMap(limit ->
                        Stream.of("network " + network, "email " + email).map(limit::tryAcquire))
                .filter(verdict -> !verdict.allowed())
                .findFirst();
    }
}
