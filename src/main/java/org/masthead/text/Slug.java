package org.masthead.text;

import java.util.Locale;
import java.util.regex.Pattern;
import net.gcardone.junidecode.Junidecode;

/**
 * The part of an address that names a story, section, tag or author: lower-case ASCII words joined by hyphens. (A
 * newsroom also calls a story's internal working name its slug; that is not meant here.)
 */
public final class Slug {

    /** Matches every slug and nothing else. Linear: no two of its parts can match the same character. */
    public static final String PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private Slug() {}

    /**
     * Makes a slug of any text, transliterating other scripts, cut at a word boundary.
     *
     * @param maximumLength in characters
     * @return the slug, or an empty string where the text has no letter or digit
     */
    public static String of(String text, int maximumLength) {
        String slug = Junidecode.unidecode(text)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’‘]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (slug.length() <= maximumLength) {
            return slug;
        }
        int boundary = slug.lastIndexOf('-', maximumLength);
        return slug.substring(0, boundary > 0 ? boundary : maximumLength);
    }

    /** Whether the text is a slug as it stands. */
    public static boolean isSlug(String text) {
        return SHAPE.matcher(text).matches();
    }
}
