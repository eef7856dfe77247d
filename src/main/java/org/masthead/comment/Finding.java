package org.masthead.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.web.TypedText;

/**
 * What a screen noticed of a comment, kept with it and told to moderators by the message
 * {@code finding.<screen>.<code>}.
 *
 * @param screen which noticed it, in lower case
 * @param code what it noticed, in lower case
 * @param detail the word, address or number that it is about; at most 300 characters
 * @param score how sure it is, from 0 to 1, or null
 */
public record Finding(
        Outcome outcome,
        String screen,
        String code,
        String detail,
        @Nullable Double score) {

    private static final int LONGEST_DETAIL = 300;

    /** What follows from a finding, the gravest last. */
    public enum Outcome {
        /** Nothing, but moderators should know. */
        NOTE,
        /** It waits for the desk. */
        HOLD,
        /** It is put away as spam, and its writer is told. */
        SPAM,
        /** The form comes back with the message {@code comment.refused.<screen>.<code>}; nothing is written. */
        REFUSE
    }

    /** Cuts a detail that is too long to be kept. */
    public Finding {
        detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
    }

    /** Without a score. */
    public static Finding of(Outcome outcome, String screen, String code, String detail) {
        return new Finding(outcome, screen, code, detail, null);
    }

    /** The detail as the message takes it: what is a number counts. */
    public Object told() {
        return told(detail);
    }

    /** A detail that was kept, as the message takes it. */
    public static Object told(String detail) {
        return TypedText.number(detail).<Object>map(number -> number).orElse(detail);
    }

    /** The gravest outcome; {@link Outcome#NOTE} where nothing was found. */
    static Outcome gravest(List<Finding> findings) {
        return findings.stream().map(Finding::outcome).max(Outcome::compareTo).orElse(Outcome.NOTE);
    }
}
