package org.masthead.spam;

import java.net.InetAddress;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.masthead.web.Network;

/**
 * A list as the desk types it, one entry a line: a word or phrase, an e-mail address or its {@code @domain}, a network
 * address or block. Words match as whole words in any case and with any punctuation between them, "press" never within
 * "WordPress"; a {@code *} at the end of a word stands for any ending. A line that starts with {@code #} is a note.
 */
final class WordList {

    /** Scripts that are written without blanks between words; there every piece may be a word. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern TYPED_WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+\\*?");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]");

    private final Map<String, List<Phrase>> phrases = new HashMap<>();
    private final List<Phrase> openPhrases = new ArrayList<>();
    private final List<String> pieces = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();

    private WordList() {}

    /** The entry, and its words in order. */
    private record Phrase(String entry, List<String> words) {

        boolean startsAt(List<String> text, int start) {
            if (start + words.size() > text.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                String found = text.get(start + i);
                boolean same = word.endsWith("*")
                        ? found.startsWith(word.substring(0, word.length() - 1))
                        : found.equals(word);
                if (!same) {
                    return false;
                }
            }
            return true;
        }
    }

    static WordList of(String lines) {
        WordList list = new WordList();
        lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(list::add);
        return list;
    }

    private void add(String entry) {
        if (Network.address(entry.split("/", 2)[0]).isPresent()) {
            try {
                networks.add(Network.valueOf(entry));
                return;
            } catch (IllegalArgumentException notANetwork) {
                // Then it is words after all.
            }
        }
        if (entry.indexOf('@') >= 0 && entry.indexOf(' ') < 0) {
            emails.add(entry.toLowerCase(Locale.ROOT));
        } else if (UNSPACED.matcher(entry).find()) {
            pieces.add(normal(entry));
        } else {
            List<String> words = TYPED_WORD
                    .matcher(normal(entry))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (!words.isEmpty()) {
                Phrase phrase = new Phrase(entry, words);
                if (words.get(0).endsWith("*")) {
                    openPhrases.add(phrase);
                } else {
                    phrases.computeIfAbsent(words.get(0), none -> new ArrayList<>())
                            .add(phrase);
                }
            }
        }
    }

    /** The first entry that is found in a text, as it was typed into the list. */
    Optional<String> in(String text) {
        if (phrases.isEmpty() && openPhrases.isEmpty() && pieces.isEmpty()) {
            return Optional.empty();
        }
        String normal = normal(text);
        Optional<String> piece = pieces.stream().filter(normal::contains).findFirst();
        if (piece.isPresent()) {
            return piece;
        }
        List<String> words =
                WORD.matcher(normal).results().map(MatchResult::group).toList();
        for (int i = 0; i < words.size(); i++) {
            for (Phrase phrase : phrases.getOrDefault(words.get(i), List.of())) {
                if (phrase.startsAt(words, i)) {
                    return Optional.of(phrase.entry());
                }
            }
            for (Phrase phrase : openPhrases) {
                if (phrase.startsAt(words, i)) {
                    return Optional.of(phrase.entry());
                }
            }
        }
        return Optional.empty();
    }

    /** The entry that an e-mail address is, or lies in: {@code @example.org} stands for its subdomains too. */
    Optional<String> ofEmail(String email) {
        String lower = email.toLowerCase(Locale.ROOT);
        return emails.stream()
                .filter(entry -> entry.startsWith("@")
                        ? lower.endsWith(entry) || lower.endsWith("." + entry.substring(1))
                        : lower.equals(entry))
                .findFirst();
    }

    /** The network that an address lies in. */
    Optional<String> ofNetwork(String address) {
        if (networks.isEmpty()) {
            return Optional.empty();
        }
        Optional<InetAddress> known = Network.address(address);
        return known.flatMap(each -> networks.stream()
                        .filter(network -> network.contains(each))
                        .findFirst())
                .map(Network::toString);
    }

    private static String normal(String text) {
        return INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
