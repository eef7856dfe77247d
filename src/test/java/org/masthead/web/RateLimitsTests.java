package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.masthead.testing.TestClock;

class RateLimitsTests {

    final TestClock clock = new TestClock();
    final RateLimit limit = new RateLimits(clock).of(3, Duration.ofMinutes(1));

    @Test
    void soManyAreAllowedAndThenAPause() {
        use(3);
        RateLimit.Verdict verdict = limit.tryAcquire("a");
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.seconds()).isEqualTo(20);
    }

    @Test
    void timeGivesThemBackOneByOne() {
        use(3);
        clock.advance(Duration.ofSeconds(20));
        assertThat(limit.tryAcquire("a").allowed()).isTrue();
        assertThat(limit.tryAcquire("a").allowed()).isFalse();
        clock.advance(Duration.ofMinutes(5));
        use(3);
        assertThat(limit.tryAcquire("a").allowed()).isFalse();
    }

    @Test
    void keysDoNotShare() {
        use(3);
        assertThat(limit.tryAcquire("b").allowed()).isTrue();
    }

    @Test
    void whatWasGivenBackMayBeUsedAgain() {
        use(3);
        limit.giveBack("a");
        assertThat(limit.tryAcquire("a").allowed()).isTrue();
        assertThat(limit.tryAcquire("a").allowed()).isFalse();
    }

    private void use(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.tryAcquire("a").allowed()).isTrue();
        }
    }
}
