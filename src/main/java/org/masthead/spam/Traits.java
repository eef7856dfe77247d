package org.masthead.spam;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * What a text looks like to the learning filter: its words, pairs of words, pieces of words (so that "sub5cribe" is
 * close to "subscribe"), links, shape, and whether it asks for something. Weights are of one length for every text.
 */
final class Traits {

    /** Two to the power of eighteen places; a few traits share one, which does no harm. */
    static final int PLACES = 1 << 18;

    private static final double PIECE = 0.5;
    /** A whole phrase, of which the words by themselves say little. */
    private static final double BAIT = 2;

    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;
    private static final int MANY_DIGITS = 6;
    private static final int LOUD_FROM_LETTERS = 8;

    private static final Pattern ANCHOR =
            Pattern.compile("<a [^>]{0,2000}?href=\"([^\"]{0,2000})\"[^>]{0,200}>(.{0,2000}?)</a>", Pattern.DOTALL);
    private static final Pattern MOMENT = Pattern.compile("\\s*\\d+(:\\d\\d)+\\s*");
    private static final Pattern TAG = Pattern.compile("<[^<>]{1,500}>");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200b-\\u200f\\u2060\\ufeff]");
    private static final Pattern LINK =
            Pattern.compile("(?i)(?:https?://|www\\.)\\S++|\\b[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){0,8}\\s?\\.\\s?"
                    + "(?:com|net|org|info|ru|me|tv|co|uk|de|biz|us|io|ly|be|gl|fm|in|xyz|top|online|site|shop)\\b(?:/\\S*+)?"
                    + "|\\S{0,200}\\?v=\\S++");
    private static final Pattern HOST = Pattern.compile("(?i)^(?:https?://)?(?:www\\.)?([^/?#\\s]*)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_']+");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1{2,}");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    /**
     * One of them.
     *
     * @param place from 0
     * @param origin the words that it was seen in, for people
     */
    record Trait(int place, double weight, String origin) {}

    private final Map<String, Trait> traits = new LinkedHashMap<>();

    private Traits() {}

    /** The traits of a text, with weights whose squares add up to one. */
    static List<Trait> of(String text) {
        Traits found = new Traits();
        found.read(text);
        double length = Math.sqrt(found.traits.values().stream()
                .mapToDouble(trait -> trait.weight() * trait.weight())
                .sum());
        return found.traits.values().stream()
                .map(trait -> new Trait(trait.place(), trait.weight() / length, trait.origin()))
                .toList();
    }

    /** A text without markup and disguise. */
    static String plain(String text) {
        String unlinked = ANCHOR.matcher(text)
                .replaceAll(anchor -> Matcher.quoteReplacement(
                        MOMENT.matcher(anchor.group(2)).matches()
                                ? " _moment_ "
                                : " " + anchor.group(1) + " "
                                        + (anchor.group(2).equals(anchor.group(1)) ? "" : anchor.group(2)) + " "));
        String bare = Parser.unescapeEntities(TAG.matcher(unlinked).replaceAll(" "), false);
        return INVISIBLE
                .matcher(Normalizer.normalize(bare, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    private void read(String text) {
        String plain = plain(text);
        List<String> links =
                LINK.matcher(plain).results().map(MatchResult::group).toList();
        String lower = LINK.matcher(plain).replaceAll(" _link_ ").toLowerCase(Locale.ROOT);
        List<String> words =
                WORD.matcher(lower).results().map(MatchResult::group).toList();
        readWords(words.stream()
                .map(word ->
                        DIGIT.matcher(REPEATED.matcher(word).replaceAll("$1$1")).replaceAll("0"))
                .toList());
        readLinks(links);
        readShape(plain, words.size());
        Asking.signs(words, !links.isEmpty())
                .forEach((sign, origin) -> add("x:" + sign, sign.equals(Asking.BAIT) ? BAIT : 1, origin));
    }

    private void readWords(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            add("w:" + word, 1, word);
            if (i + 1 < words.size()) {
                String pair = word + " " + words.get(i + 1);
                add("b:" + pair, 1, pair);
            }
            String framed = "^" + word + "$";
            for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
                for (int start = 0; start + length <= framed.length(); start++) {
                    add("c:" + framed.substring(start, start + length), PIECE, word);
                }
            }
        }
        if (!words.isEmpty()) {
            add("s:first:" + words.get(0), 1, words.get(0));
            add("s:last:" + words.get(words.size() - 1), 1, words.get(words.size() - 1));
        }
    }

    private void readLinks(List<String> links) {
        if (!links.isEmpty()) {
            add("s:link", 1, links.get(0));
            add("s:links" + Math.min(3, links.size()), 1, links.get(0));
        }
        for (String link : links) {
            Matcher host = HOST.matcher(link.toLowerCase(Locale.ROOT));
            if (host.find()) {
                add("h:" + host.group(1), 1, host.group(1));
            }
            if (link.indexOf('/', link.indexOf("//") + 2) >= 0) {
                add("s:deep", 1, link);
            }
        }
    }

    private void readShape(String text, int words) {
        add("len:" + Math.min(6, 31 - Integer.numberOfLeadingZeros(words + 1)), 1, "");
        long letters = text.codePoints().filter(Character::isLetter).count();
        long capitals = text.codePoints().filter(Character::isUpperCase).count();
        if (letters > LOUD_FROM_LETTERS && capitals * 2 > letters) {
            add("s:caps", 1, "");
        }
        if (text.codePoints().filter(Character::isDigit).count() > MANY_DIGITS) {
            add("s:digits", 1, "");
        }
        if (text.chars().filter(each -> each == '!').count() >= 3) {
            add("s:excl", 1, "");
        }
        if (text.chars().anyMatch(Set.of((int) '$', (int) '€', (int) '£')::contains)) {
            add("s:money", 1, "");
        }
    }

    private void add(String trait, double weight, String origin) {
        traits.merge(
                trait,
                new Trait(Math.floorMod(spread(trait.hashCode()), PLACES), weight, origin),
                (one, other) -> one.weight() >= other.weight() ? one : other);
    }

    /** The last step of MurmurHash3, as {@link String#hashCode} leaves short words close together. */
    private static int spread(int hash) {
        int mixed = hash;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /** Those that somebody ought to see, of each place the first. */
    static List<Trait> sorted(List<Trait> traits) {
        Map<Integer, Trait> byPlace = new TreeMap<>();
        traits.forEach(trait -> byPlace.putIfAbsent(trait.place(), trait));
        return new ArrayList<>(byPlace.values());
    }
}
