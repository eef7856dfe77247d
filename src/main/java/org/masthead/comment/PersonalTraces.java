package org.masthead.comment;

import java.util.List;

/**
 * A room that keeps something under the e-mail addresses of people who comment. Whoever proves to hold an address gets
 * what all of these keep, and has it erased.
 */
public interface PersonalTraces {

    /** What it keeps, as the answer calls it. */
    String name();

    /** Everything that is kept under an address, each a record that can be written out; nothing about others. */
    List<?> of(String email);

    /** Takes the address out, and whatever else tells who it was. */
    void erase(String email);
}
