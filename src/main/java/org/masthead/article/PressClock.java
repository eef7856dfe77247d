package org.masthead.article;

import java.time.Instant;

/**
 * The time by which stories go out: the database's, so that all nodes agree and none of their own clocks matters.
 * Within a transaction it stands still.
 */
public interface PressClock {

    /** Now. */
    Instant now();
}
