package org.masthead.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands at noon of 24 November 2026 until a test moves it. */
public final class TestClock extends Clock {

    /** Where it stands at the start of every test class. */
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private volatile Instant now = NOON;

    void reset() {
        now = NOON;
    }

    /** Moves on. */
    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
