package org.masthead.account;

import java.util.regex.Pattern;

/** Text from outside as it may stand in a log: on one line, without terminal commands, not endless. */
final class LogText {

    private static final int LONGEST = 254;

    /** Controls, invisible formatting (which turns text around), and the line separators that are no controls. */
    private static final Pattern TRICKS = Pattern.compile("[\\p{Cntrl}\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private LogText() {}

    static String of(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return TRICKS.matcher(start).replaceAll("?");
    }
}
