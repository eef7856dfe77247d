package org.masthead.agenda;

/**
 * How much waits for somebody.
 *
 * @param reviews stories that a colleague should read
 * @param comments held for moderation
 * @param errors that readers reported
 * @param scheduled stories that go out by themselves
 */
record Needs(long reviews, long comments, long errors, long scheduled) {

    public boolean none() {
        return reviews + comments + errors + scheduled == 0;
    }
}
