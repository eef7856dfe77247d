package org.masthead.spam;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signs that somebody asks for something: "check out my channel", "vote for us", "earn money". What the filter knows
 * before it learnt anything; whether it counts for or against a comment is learnt like everything else.
 */
final class Asking {

    /** "Like this if you …": approval fished for, what platforms call engagement bait. */
    static final String BAIT = "bait";

    private static final int NEAR = 3;
    private static final int FURTHER = 5;

    private static final Set<String> ACTIONS;
    private static final Set<String> OWN;
    private static final Set<String> THINGS;
    private static final Set<String> MONEY;
    private static final Set<String> APPROVAL;
    private static final Set<String> CONDITIONS;

    static {
        Properties words = new Properties();
        try (InputStream file = Asking.class.getResourceAsStream("/spam/asking.properties")) {
            words.load(
                    new InputStreamReader(Objects.requireNonNull(file, "asking.properties"), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        ACTIONS = set(words, "actions");
        OWN = set(words, "own");
        THINGS = set(words, "things");
        MONEY = set(words, "money");
        APPROVAL = set(words, "approval");
        CONDITIONS = set(words, "conditions");
    }

    private Asking() {}

    /** The signs in a text, each with the words that are it. */
    static Map<String, String> signs(List<String> words, boolean link) {
        Map<String, String> signs = new LinkedHashMap<>();
        Set<String> actions = words.stream().filter(ACTIONS::contains).collect(Collectors.toSet());
        Set<String> money = words.stream().filter(MONEY::contains).collect(Collectors.toSet());
        boolean own = words.stream().anyMatch(OWN::contains);
        actions.stream().findFirst().ifPresent(word -> signs.put("act", word));
        if (actions.size() > 1) {
            signs.put("act2", String.join(" ", actions));
        }
        if (own && words.stream().anyMatch(THINGS::contains)) {
            signs.put("ownthing", "");
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (OWN.contains(word)) {
                near(words, i, NEAR, THINGS, "my..thing", signs);
            }
            if (APPROVAL.contains(word)) {
                near(words, i, FURTHER - 1, CONDITIONS, BAIT, signs);
            }
            if (ACTIONS.contains(word)) {
                near(words, i, FURTHER, THINGS, "act..thing", signs);
                near(words, i, FURTHER - 1, OWN, "act..own", signs);
            }
        }
        if (!actions.isEmpty() && link) {
            signs.put("actlink", "");
        }
        money.stream().findFirst().ifPresent(word -> signs.put("money", word));
        if (money.size() > 1) {
            signs.put("money2", String.join(" ", money));
        }
        if (actions.isEmpty() && !own && !link) {
            signs.put("plain", "");
        }
        if (!words.isEmpty() && ACTIONS.contains(words.get(0))) {
            signs.put("imperative", words.get(0));
        }
        return signs;
    }

    private static void near(
            List<String> words, int from, int distance, Set<String> wanted, String sign, Map<String, String> signs) {
        for (int i = from + 1; i <= from + distance && i < words.size(); i++) {
            if (wanted.contains(words.get(i))) {
                signs.putIfAbsent(sign, String.join(" ", words.subList(from, i + 1)));
            }
        }
    }

    private static Set<String> set(Properties words, String key) {
        return Arrays.stream(words.getProperty(key).toLowerCase(Locale.ROOT).split("\\s+"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
