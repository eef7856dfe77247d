package org.masthead.site;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A colour of the sRGB gamut, in whole steps of its three channels, with the sums of WCAG (contrast) and of OKLCH
 * (lightness that looks even, https://bottosson.github.io/posts/oklab/).
 */
record Colour(int red, int green, int blue) {

    private static final double OUT_BY_A_HAIR = 1e-4;
    private static final double LESS_CHROMA = 0.98;

    /** Six digits without a sign. */
    static Colour ofHex(String digits) {
        int all = Integer.parseInt(digits, 16);
        return new Colour(all >> 16 & 0xff, all >> 8 & 0xff, all & 0xff);
    }

    /** The colour, or the most colourful one of the same lightness and hue that screens can show. */
    static Colour ofOklch(double lightness, double chroma, double hueInDegrees) {
        double hue = Math.toRadians(hueInDegrees);
        double within = chroma;
        double[] linear = linear(lightness, within * Math.cos(hue), within * Math.sin(hue));
        while (DoubleStream.of(linear).anyMatch(each -> each < -OUT_BY_A_HAIR || each > 1 + OUT_BY_A_HAIR)
                && within > OUT_BY_A_HAIR) {
            within *= LESS_CHROMA;
            linear = linear(lightness, within * Math.cos(hue), within * Math.sin(hue));
        }
        return new Colour(encoded(linear[0]), encoded(linear[1]), encoded(linear[2]));
    }

    /** Like {@code #a1b2c3}. */
    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** Between 1 and 21, whichever of the two is the text. */
    double contrastWith(Colour other) {
        double mine = luminance() + 0.05;
        double theirs = other.luminance() + 0.05;
        return Math.max(mine, theirs) / Math.min(mine, theirs);
    }

    /** Of OKLCH: 0 is black and 1 is white. */
    double lightness() {
        return oklab()[0];
    }

    /** The same hue, as colourful as it can be, lighter or darker. */
    Colour withLightness(double lightness) {
        double[] lab = oklab();
        return ofOklch(lightness, Math.hypot(lab[1], lab[2]), Math.toDegrees(Math.atan2(lab[2], lab[1])));
    }

    private double luminance() {
        return 0.2126 * decoded(red) + 0.7152 * decoded(green) + 0.0722 * decoded(blue);
    }

    private double[] oklab() {
        double r = decoded(red);
        double g = decoded(green);
        double b = decoded(blue);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double[] linear(double lightness, double a, double b) {
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double decoded(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int encoded(double linear) {
        double value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.min(1, Math.max(0, value)));
    }
}
