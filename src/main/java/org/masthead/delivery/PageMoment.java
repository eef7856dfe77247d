package org.masthead.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A room's knowledge of when things of a kind look otherwise by the clock alone, though nothing is saved. */
public interface PageMoment {

    /** The kind of things. */
    Ingredient kind();

    /** The next such moment, after the one given; null where none is known. */
    @Nullable
    Instant next(Instant now);
}
