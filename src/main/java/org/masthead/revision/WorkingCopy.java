package org.masthead.revision;

import java.time.Instant;

/**
 * What somebody wrote and has not saved, as it was typed.
 *
 * @param base the revision that they started from; 0 for none
 * @param turn how often the window had sent its text
 */
public record WorkingCopy(long id, String sitting, long base, long turn, StoryText text, Instant savedAt) {

    /** What a form that shows it says it was taken from. */
    public String name() {
        return sitting + ":" + turn;
    }
}
