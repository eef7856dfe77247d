package org.masthead.delivery;

/** A room's knowledge of when things of a kind look otherwise by the clock alone, though nothing is saved. */
public interface PageMoment {

    /** The kind of things. */
    Ingredient kind();

    /**
     * A query for the next such moment after the one that is its only parameter ({@code ?}); null where there is none.
     */
    String query();
}
