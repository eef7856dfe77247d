package org.masthead.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the form of a message that a number asks for: {@code {0, plural, one {# reply} other {# replies}}}, as ICU
 * writes it. Java's own choice format knows no more than borders between numbers, and Arabic asks for 103 what it asks
 * for 3. ICU4J knows two hundred languages and adds fifteen megabytes; these are the rules of ours, from the CLDR.
 */
public final class Plurals {

    private static final Pattern START = Pattern.compile("\\{(\\d), plural,");
    private static final Pattern FORM = Pattern.compile("\\s*(=\\d+|zero|one|two|few|many|other)\\s*\\{");

    private Plurals() {}

    /** The pattern with every plural replaced by the form that fits, for {@link java.text.MessageFormat} to fill in. */
    public static String choose(String pattern, Object[] arguments, Locale language) {
        StringBuilder chosen = new StringBuilder();
        Matcher start = START.matcher(pattern);
        int position = 0;
        while (start.find(position)) {
            chosen.append(pattern, position, start.start());
            int argument = Integer.parseInt(start.group(1));
            long number =
                    argument < arguments.length && arguments[argument] instanceof Number given ? given.longValue() : 0;
            position = form(pattern, start.end(), argument, number, language, chosen);
        }
        return chosen.append(pattern.substring(position)).toString();
    }

    /** Whether the pattern has a plural at all. */
    public static boolean isIn(String pattern) {
        return START.matcher(pattern).find();
    }

    /** The category of a whole number in the CLDR's rules. */
    static String category(long number, Locale language) {
        if (!language.getLanguage().equals("ar")) {
            return number == 1 ? "one" : "other";
        }
        long rest = number % 100;
        return number == 0
                ? "zero"
                : number == 1
                        ? "one"
                        : number == 2 ? "two" : rest >= 3 && rest <= 10 ? "few" : rest >= 11 ? "many" : "other";
    }

    /** Appends the form that fits best and answers where the plural ends. */
    private static int form(
            String pattern, int from, int argument, long number, Locale language, StringBuilder chosen) {
        String category = category(number, language);
        String exact = null;
        String fitting = null;
        String other = null;
        int position = from;
        Matcher form = FORM.matcher(pattern);
        while (form.region(position, pattern.length()).lookingAt()) {
            int end = endOf(pattern, form.end());
            String text = pattern.substring(form.end(), end);
            String name = form.group(1);
            exact = name.equals("=" + number) ? text : exact;
            fitting = name.equals(category) ? text : fitting;
            other = name.equals("other") ? text : other;
            position = end + 1;
        }
        chosen.append(first(exact, fitting, other).replace("#", "{" + argument + ",number,integer}"));
        return pattern.indexOf('}', position) + 1;
    }

    private static String first(@Nullable String exact, @Nullable String fitting, @Nullable String other) {
        if (other == null) {
            throw new IllegalArgumentException("A plural needs the form \"other\".");
        }
        return exact != null ? exact : fitting != null ? fitting : other;
    }

    private static int endOf(String pattern, int from) {
        int open = 1;
        for (int i = from; i < pattern.length(); i++) {
            open += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("A brace is not closed: " + pattern);
    }
}
