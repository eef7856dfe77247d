package org.masthead.arrival;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads from all addresses of one shape. The expression came in a file and meets what strangers ask for, so it is
 * matched in linear time by an engine that knows no way back, and neither it nor what is asked may be long.
 */
final class AddressRule {

    static final int LONGEST = 400;

    /** Counted repetition is unrolled by the engine. */
    private static final int MOST_REPEATED = 100;

    private static final java.util.regex.Pattern REPEATED = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");
    private static final java.util.regex.Pattern PART = java.util.regex.Pattern.compile("\\$(?:([$&])|(\\d{1,2}))");

    /** Whoever asks must not choose another site. */
    private static final java.util.regex.Pattern GOAL =
            java.util.regex.Pattern.compile("(?i)/.*|https?://[^\\s/?#$<>\"\\\\]+(?:[/?#].*)?");

    private static final java.util.regex.Pattern ADDRESS =
            java.util.regex.Pattern.compile("[\\x21-\\x7e&&[^\"<>\\\\]]+");

    private final Pattern expression;
    private final String goal;

    private AddressRule(Pattern expression, String goal) {
        this.expression = expression;
        this.goal = goal;
    }

    /** Nothing if the two make no rule that is safe to follow. */
    static Optional<AddressRule> of(String expression, String goal) {
        if (expression.length() > LONGEST
                || goal.length() > LONGEST
                || !GOAL.matcher(goal).matches()) {
            return Optional.empty();
        }
        long repeated = REPEATED.matcher(expression)
                .results()
                .mapToLong(found -> Math.max(number(found.group(1)), number(found.group(2))))
                .reduce(1, (one, other) -> Math.min(MOST_REPEATED + 1L, one * Math.max(1, other)));
        if (repeated > MOST_REPEATED) {
            return Optional.empty();
        }
        try {
            // Addresses are in lower case here.
            return Optional.of(new AddressRule(Pattern.compile(expression, Pattern.CASE_INSENSITIVE), goal));
        } catch (PatternSyntaxException otherwise) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty()
                ? 1
                : digits.length() > 4 ? MOST_REPEATED + 1L : Long.parseLong(digits);
    }

    /** Where a path leads to; empty where this rule does not fit. The path has no slash at its end. */
    Optional<String> lead(String path) {
        return path.length() > LONGEST
                ? Optional.empty()
                : replaced(path)
                        .or(() -> replaced(path + "/"))
                        .filter(leads -> ADDRESS.matcher(leads).matches());
    }

    /** What fits is put into the goal, which stands for the part that fitted, as in JavaScript. */
    private Optional<String> replaced(String path) {
        Matcher found = expression.matcher(path);
        if (!found.find()) {
            return Optional.empty();
        }
        String into =
                PART.matcher(goal).replaceAll(part -> java.util.regex.Matcher.quoteReplacement(value(part, found)));
        String whole =
                into.startsWith("/") ? path.substring(0, found.start()) + into + path.substring(found.end()) : into;
        // Two slashes in front would name another host.
        return Optional.of(whole.startsWith("/") ? "/" + whole.replaceFirst("^[/\\\\]+", "") : whole);
    }

    private static String value(java.util.regex.MatchResult part, Matcher found) {
        if (part.group(1) != null) {
            return part.group(1).equals("$") ? "$" : found.group();
        }
        int group = Integer.parseInt(part.group(2));
        if (group == 0 || group > found.groupCount()) {
            return part.group();
        }
        String value = found.group(group);
        return value == null ? "" : value;
    }
}
