package org.masthead.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.masthead.site.SiteSettings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a new password must be: long, and not what everyone tries first. Nothing is asked about capitals or digits, as
 * that only makes people write "Password1!"; nothing is trimmed or cut.
 */
@Component
class PasswordRules {

    static final int SHORTEST = 12;

    /** In characters; longer ones are not hashed at all, so that a megabyte costs nothing. */
    static final int LONGEST = 1024;

    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_NAME = 4;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NO_LETTERS_OR_DIGITS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private final Set<String> common;
    private final SiteSettings site;

    PasswordRules(SiteSettings site) {
        this.site = site;
        this.common = read("account/common-passwords.txt");
    }

    /** Whether a password is worth hashing. */
    static boolean isReadable(String password) {
        return !password.isEmpty() && password.length() <= LONGEST;
    }

    /** What is wrong with a new password, as a message's key. */
    Optional<String> problemOf(String password, String email, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("account.password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("account.password.long");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (isCommon(plain)) {
            return Optional.of("account.password.common");
        }
        return names(email, name).stream().anyMatch(plain::contains)
                ? Optional.of("account.password.name")
                : Optional.empty();
    }

    private boolean isCommon(String plain) {
        String squashed = NO_LETTERS_OR_DIGITS.matcher(plain).replaceAll("");
        return plain.codePoints().distinct().count() < FEWEST_DIFFERENT
                || isBuiltOfCommon(squashed)
                || isBuiltOfCommon(withoutDisguise(squashed))
                || isBuiltOfCommon(NO_LETTERS.matcher(plain).replaceAll(""));
    }

    /** "password" twice, or "welcome" and a year, is no better than either. Digits between count for nothing. */
    private boolean isBuiltOfCommon(String text) {
        if (text.length() > 64) {
            return false;
        }
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= text.length(); end++) {
            for (int start = 0; start < end && !reached[end]; start++) {
                reached[end] = reached[start] && common.contains(text.substring(start, end));
            }
        }
        return reached[text.length()];
    }

    private static String withoutDisguise(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't');
    }

    private Set<String> names(String email, String name) {
        Set<String> names = new HashSet<>();
        String lower = email.toLowerCase(Locale.ROOT);
        for (String candidate : List.of(
                lower,
                lower.substring(0, Math.max(0, lower.indexOf('@'))),
                name.toLowerCase(Locale.ROOT),
                site.name().toLowerCase(Locale.ROOT))) {
            names.add(candidate);
            names.add(NO_LETTERS_OR_DIGITS.matcher(candidate).replaceAll(""));
        }
        names.removeIf(candidate -> candidate.length() < SHORTEST_NAME);
        return names;
    }

    private static Set<String> read(String path) {
        try {
            Set<String> lines = new HashSet<>();
            new ClassPathResource(path)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> lines.addAll(List.of(line.strip().split(" "))));
            return Set.copyOf(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
