package org.masthead.site;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The colour of a site's own, as it was chosen and as it can be read: made darker on light paper, lighter on dark
 * paper, just as far as {@value #READABLE} : 1 demands (WCAG 2.2, AA). The hue stays.
 *
 * @param chosen like {@code #a1b2c3}
 * @param onLight the same colour, or the nearest to it that can be read on light paper
 * @param onDark the same for dark paper
 */
public record Accent(String chosen, String onLight, String onDark) {

    /** The contrast that text must have. */
    public static final double READABLE = 4.5;

    /** What text stands on, by day and by night; the style sheet's tokens say the same. */
    static final Colour PAPER = Colour.ofOklch(0.985, 0.005, 90);

    static final Colour PAPER_TINT = Colour.ofOklch(0.962, 0.008, 88);
    static final Colour NIGHT_PAPER = Colour.ofOklch(0.175, 0.007, 70);
    static final Colour NIGHT_PAPER_TINT = Colour.ofOklch(0.215, 0.008, 70);

    private static final Pattern TYPED = Pattern.compile("#?(\\p{XDigit}{3}|\\p{XDigit}{6})");
    private static final double STEP = 0.005;

    /** Whether it can be read as a colour. */
    public static boolean isColour(String typed) {
        return TYPED.matcher(typed).matches();
    }

    /** Takes {@code #abc} and {@code #aabbcc}, with or without the sign. */
    public static Accent of(String typed) {
        if (!isColour(typed)) {
            throw new IllegalArgumentException("Not a colour: " + typed);
        }
        String digits = typed.replace("#", "").toLowerCase(Locale.ROOT);
        Colour colour = Colour.ofHex(digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits);
        return new Accent(
                colour.hex(),
                readable(colour, PAPER, PAPER_TINT, -STEP).hex(),
                readable(colour, NIGHT_PAPER, NIGHT_PAPER_TINT, STEP).hex());
    }

    /** Whether light paper needs another shade than the chosen one. */
    public boolean isDarkened() {
        return !chosen.equals(onLight);
    }

    /** Whether dark paper needs another shade than the chosen one. */
    public boolean isLightened() {
        return !chosen.equals(onDark);
    }

    /** What pages link to beside the house's own style sheets. It stands in no layer, so it wins. */
    public String styleSheet() {
        return """
                :root { --accent: %s; --accent-by-day: %s; --accent-by-night: %s }
                @media screen and (prefers-color-scheme: dark) { :root { --accent: %s } }
                """.formatted(onLight, onLight, onDark, onDark);
    }

    /** Names a style sheet by its content, so that it can be kept for ever. */
    public static String version(String styleSheet) {
        CRC32C sum = new CRC32C();
        sum.update(styleSheet.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static Colour readable(Colour chosen, Colour paper, Colour tint, double step) {
        Colour shade = chosen;
        double lightness = chosen.lightness();
        // Measured as it will be written, rounded to whole steps of each channel.
        while (!isReadable(shade, paper, tint)) {
            lightness += step;
            shade = chosen.withLightness(lightness);
        }
        return shade;
    }

    private static boolean isReadable(Colour colour, Colour paper, Colour tint) {
        return colour.contrastWith(paper) >= READABLE && colour.contrastWith(tint) >= READABLE;
    }
}
