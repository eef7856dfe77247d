package org.masthead.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an operator may set a property to. */
public final class Setting {

    private Setting() {}

    /** A property has a value that it may not have; the message says so in the operator's words. */
    public static final class Refused extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Refused(String property, String must, @Nullable Object value) {
            super(property + " must " + must + " (it is \"" + value + "\")");
        }
    }

    /** Refuses a number below the least. */
    public static void atLeast(int least, String property, int value) {
        if (value < least) {
            throw new Refused(property, "be greater than or equal to " + least, value);
        }
    }

    /** Refuses a number above the most. */
    public static void atMost(int most, String property, int value) {
        if (value > most) {
            throw new Refused(property, "be less than or equal to " + most, value);
        }
    }

    /** Refuses what does not match, and nothing at all. */
    public static void like(Pattern pattern, String must, String property, @Nullable String value) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new Refused(property, must, value);
        }
    }
}
