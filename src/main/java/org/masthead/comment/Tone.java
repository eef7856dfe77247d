package org.masthead.comment;

/** Knows how words may be read by others. It advises the writer; it decides nothing. */
public interface Tone {

    /** Whether a text may be read as an attack on somebody. */
    boolean mayBeAnAttack(String text);
}
