package org.masthead.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.stereotype.Component;

/** How often one network and one e-mail address may post, and everybody together below one story. */
@Component
class CommentLimits {

    private final RateLimits factory;
    private final DiscussionPolicies policies;

    /** The limits of the policy as it last was; new numbers start new counts. */
    private volatile Limits limits;

    private final Cache<Digest, Boolean> counted = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    CommentLimits(RateLimits factory, DiscussionPolicies policies, CommentSettings settings) {
        this.factory = factory;
        this.policies = policies;
        this.limits = limits(DiscussionPolicy.of(settings).flood());
    }

    /**
     * Counts one more post; says how long to wait where one of the limits is reached.
     *
     * @param digest of the post: the same one again, by a double click or a network that stutters, is not one more
     */
    Optional<RateLimit.Verdict> refusal(String network, String email, long articleId, Digest digest) {
        if (counted.asMap().putIfAbsent(digest, true) != null) {
            return Optional.empty();
        }
        Optional<RateLimit.Verdict> refusal = refusal(network, email, articleId);
        refusal.ifPresent(refused -> counted.invalidate(digest));
        return refusal;
    }

    /** A post of which nothing came counts anew when it comes again. */
    void countAgain(Digest digest) {
        counted.invalidate(digest);
    }

    private Optional<RateLimit.Verdict> refusal(String network, String email, long articleId) {
        Limits now = now();
        Stream<String> people =
                email.isEmpty() ? Stream.of("network " + network) : Stream.of("network " + network, "email " + email);
        return Stream.concat(
                        people.flatMap(key -> now.each.stream().map(limit -> limit.tryAcquire(key))),
                        Stream.of(now.article.tryAcquire("article " + articleId)))
                .filter(verdict -> !verdict.allowed())
                .findFirst();
    }

    private Limits now() {
        DiscussionPolicy.Flood flood = policies.now().flood();
        Limits now = limits;
        if (!now.flood.equals(flood)) {
            now = limits(flood);
            limits = now;
        }
        return now;
    }

    private Limits limits(DiscussionPolicy.Flood flood) {
        return new Limits(
                flood,
                List.of(
                        factory.of(flood.perMinute(), Duration.ofMinutes(1)),
                        factory.of(flood.perHour(), Duration.ofHours(1))),
                factory.of(flood.perArticlePerMinute(), Duration.ofMinutes(1)));
    }

    private record Limits(DiscussionPolicy.Flood flood, List<RateLimit> each, RateLimit article) {}
}
