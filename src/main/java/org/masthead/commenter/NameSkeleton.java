package org.masthead.commenter;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is left of a name when everything is taken away by which one name is made to look like another: case, accents,
 * blanks and marks, and letters of other scripts that are drawn alike. Two names that share a skeleton are one name. In
 * the spirit of the skeletons of Unicode's UTS #39, for the scripts in which names are signed here.
 */
final class NameSkeleton {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** Strokes that pass for a letter and would go with the marks otherwise. */
    private static final Map<Integer, String> STROKES = pairs("| l ! l ¡ i ǀ l");

    /** Capitals of Cyrillic and Greek; their small letters are drawn like others. */
    private static final Map<Integer, String> CAPITALS =
            pairs("Α A Β B Ε E Ζ Z Η H Ι I Κ K Μ M Ν N Ο O Ρ P Τ T Υ Y Χ X Ү Y Ӏ I");

    private static final Map<Integer, String> SMALL =
            pairs("ß ss æ ae œ oe ø o ł i đ d ð d þ p ħ h ŧ t ı i ȷ j ɡ g ɑ a ſ s l i"
                    + " а a в b е e к k м m н h о o р p с c т t у y х x ѕ s і i ј j һ h ԁ d ԛ q ԝ w ғ f ү y ӏ i ь b г r з e"
                    + " α a β b γ y ε e ζ z η n ι i κ k μ m ν v ο o ρ p τ t υ u χ x ω w σ o ς c ϲ c ϳ j"
                    + " օ o ս u ո n հ h ց g զ q յ j"
                    + " ى ي ة ه ؤ و ئ ي ٱ ا ک ك ی ي ە ه"
                    + " 0 o 1 i 3 e 5 s ٠ o ١ i");

    private NameSkeleton() {}

    /** The skeleton of a name; empty where it has neither letter nor digit. */
    static String of(String name) {
        return small(replaced(name, STROKES));
    }

    /** The skeleton, and the one of the name read with its foreign capitals as Latin ones. */
    static Set<String> all(String name) {
        String straight = replaced(name, STROKES);
        Set<String> all = new LinkedHashSet<>();
        all.add(small(straight));
        all.add(small(replaced(straight, CAPITALS)));
        return all;
    }

    private static String small(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String letters = NEITHER_LETTER_NOR_DIGIT.matcher(plain).replaceAll("");
        return replaced(letters, SMALL).replace("rn", "m").replace("vv", "w");
    }

    private static String replaced(String text, Map<Integer, String> others) {
        StringBuilder replaced = new StringBuilder();
        text.codePoints().forEach(each -> {
            String other = others.get(each);
            if (other == null) {
                replaced.appendCodePoint(each);
            } else {
                replaced.append(other);
            }
        });
        return replaced.toString();
    }

    /** A letter and what it passes for, in turn. */
    private static Map<Integer, String> pairs(String written) {
        String[] letters = written.strip().split(" ");
        Map<Integer, String> pairs = new HashMap<>();
        for (int i = 0; i + 1 < letters.length; i += 2) {
            pairs.put(letters[i].codePointAt(0), letters[i + 1]);
        }
        return Map.copyOf(pairs);
    }
}
