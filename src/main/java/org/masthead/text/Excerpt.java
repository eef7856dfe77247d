package org.masthead.text;

import org.jsoup.Jsoup;

/** The first words of a text, for fronts, descriptions and lists. */
public final class Excerpt {

    private Excerpt() {}

    /**
     * The plain text of some HTML, cut at a word boundary with an ellipsis where it is longer.
     *
     * @param maximumLength in characters, ellipsis included
     */
    public static String ofHtml(String html, int maximumLength) {
        return of(Footnotes.without(Jsoup.parseBodyFragment(html).text()), maximumLength);
    }

    /** The same for plain text; white space is folded. */
    public static String of(String text, int maximumLength) {
        String folded = text.strip().replaceAll("\\s+", " ");
        if (folded.length() <= maximumLength) {
            return folded;
        }
        int boundary = folded.lastIndexOf(' ', maximumLength - 1);
        int end = boundary > maximumLength / 2 ? boundary : maximumLength - 1;
        if (Character.isHighSurrogate(folded.charAt(end - 1))) {
            end--;
        }
        return folded.substring(0, end) + "…";
    }
}
