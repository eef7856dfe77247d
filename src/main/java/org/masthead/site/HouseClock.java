package org.masthead.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of day in the house: this machine's, set by the clock that all nodes share. A node whose own clock is wrong
 * shows its readers the same stories as the others.
 */
public final class HouseClock extends Clock {

    /** Less than this is the way of the question, not the clock. */
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    private final Clock machine;
    private final ZoneId zone;
    private volatile Duration wrongBy = Duration.ZERO;

    /** By the machine's clock, until it is set. */
    public HouseClock() {
        this(Clock.systemUTC(), ZoneOffset.UTC);
    }

    private HouseClock(Clock machine, ZoneId zone) {
        this.machine = machine;
        this.zone = zone;
    }

    /** Sets it, as the shared clock is so far ahead of the machine's. */
    public void setBy(Duration ahead) {
        if (ahead.minus(wrongBy).abs().compareTo(TOLERANCE) > 0) {
            wrongBy = ahead.abs().compareTo(TOLERANCE) > 0 ? ahead : Duration.ZERO;
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(wrongBy);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.offset(machine.withZone(other), wrongBy);
    }
}
