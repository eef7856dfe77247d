package org.masthead.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the form of a message that a number asks for: {@code {0, plural, one {# reply} other {# replies}}}, as ICU
 * writes it. Java's own choice format knows no more than borders between numbers, and Arabic asks for 103 what it asks
 * for 3. ICU4J knows two hundred languages and adds fifteen megabytes; these are the rules of ours, from the CLDR.
 */
public final class Plurals {

    private static final Pattern START = Pattern.compile("\\{(\\d), plural,");
    private static final Pattern FORM = Pattern.compile("\\s*(=\\d+|zero|one|two|few|many|other)\\s*\\{");

    private final List<Plural> plurals;
    /** What stands after the last plural, or all of a pattern without any. */
    private final String rest;

    /** The words before a plural, the argument that it counts, and its forms by their names. */
    private record Plural(String before, int argument, Map<String, String> forms) {}

    private Plurals(List<Plural> plurals, String rest) {
        this.plurals = plurals;
        this.rest = rest;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if a plural has no form for all other numbers, or a brace is not closed
     */
    public static Plurals in(String pattern) {
        List<Plural> plurals = new ArrayList<>();
        Matcher start = START.matcher(pattern);
        int position = 0;
        while (start.find(position)) {
            int argument = Integer.parseInt(start.group(1));
            Map<String, String> forms = new HashMap<>();
            int end = read(pattern, start.end(), argument, forms);
            plurals.add(new Plural(pattern.substring(position, start.start()), argument, forms));
            position = end;
        }
        return new Plurals(List.copyOf(plurals), pattern.substring(position));
    }

    /** Whether there is a plural at all. */
    public boolean any() {
        return !plurals.isEmpty();
    }

    /** The pattern with every plural replaced by the form that fits, for {@link java.text.MessageFormat} to fill in. */
    public String choose(Object[] arguments, Locale language) {
        StringBuilder chosen = new StringBuilder();
        for (Plural plural : plurals) {
            int argument = plural.argument();
            long number =
                    argument < arguments.length && arguments[argument] instanceof Number given ? given.longValue() : 0;
            chosen.append(plural.before()).append(fitting(plural.forms(), number, language));
        }
        return chosen.append(rest).toString();
    }

    private static String fitting(Map<String, String> forms, long number, Locale language) {
        String exact = forms.get("=" + number);
        return exact != null
                ? exact
                : forms.getOrDefault(category(number, language), String.valueOf(forms.get("other")));
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

    /** Reads the forms of a plural and answers where it ends. */
    private static int read(String pattern, int from, int argument, Map<String, String> forms) {
        int position = from;
        Matcher form = FORM.matcher(pattern);
        while (form.region(position, pattern.length()).lookingAt()) {
            int end = endOf(pattern, form.end());
            String text = pattern.substring(form.end(), end);
            forms.put(form.group(1), text.replace("#", "{" + argument + ",number,integer}"));
            position = end + 1;
        }
        if (!forms.containsKey("other")) {
            throw new IllegalArgumentException("A plural needs the form \"other\".");
        }
        return pattern.indexOf('}', position) + 1;
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
