package org.masthead.comment;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * The picture beside a name, drawn from the name and nothing else: two letters on a pattern in one of twelve colours.
 * The same name has the same picture everywhere, which proves nothing about who wrote.
 *
 * @param letters one or two, or a dot for a name without any
 * @param colour from 0 to 11
 * @param shape the path of what is drawn behind the letters, on a square of 40 by 40
 * @param turn of the shape in degrees: 0, 90, 180 or 270
 */
public record CommentFace(String letters, int colour, String shape, int turn) {

    private static final int COLOURS = 12;

    /** Shapes on a square of 40 by 40. */
    private static final List<String> SHAPES = List.of(
            "M0 40a20 20 0 0 1 40 0z",
            "M0 22 22 0h18L0 40z",
            "M0 0h27a27 27 0 0 1-27 27z",
            "M0 22q5-7 10 0t10 0 10 0 10 0v18H0z",
            "M0 5h40v6H0zM0 17h40v6H0zM0 29h40v6H0z",
            "M0 12a12 12 0 1 1 24 0a12 12 0 1 1-24 0zM22 31a9 9 0 1 1 18 0a9 9 0 1 1-18 0z");

    /** The picture of whoever has this name. */
    static CommentFace of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        int number = mixed(plain.hashCode());
        return new CommentFace(
                letters(plain),
                Integer.remainderUnsigned(number, COLOURS),
                SHAPES.get(Integer.remainderUnsigned(number >>> 8, SHAPES.size())),
                (number >>> 20 & 3) * 90);
    }

    private static String letters(String plain) {
        String[] words = plain.split("[\\s\\p{Punct}]+");
        String first = "";
        String last = "";
        for (String word : words) {
            String letter = letter(word);
            if (first.isEmpty()) {
                first = letter;
            } else if (!letter.isEmpty()) {
                last = letter;
            }
        }
        // Two letters that join, as Arabic ones do, would read as a word.
        boolean alone =
                last.isEmpty() || Character.UnicodeScript.of(first.codePointAt(0)) == Character.UnicodeScript.ARABIC;
        return first.isEmpty() ? "·" : alone ? first : first + last;
    }

    private static String letter(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(letter -> Character.toString(Character.toTitleCase(letter)))
                .findFirst()
                .orElse("");
    }

    /** Spreads names that differ in one letter over all pictures. */
    private static int mixed(int hash) {
        int number = hash * 0x9E3779B9;
        number ^= number >>> 15;
        number *= 0x85EBCA6B;
        return number ^ number >>> 13;
    }
}
