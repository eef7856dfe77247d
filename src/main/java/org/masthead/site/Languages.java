package org.masthead.site;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The languages that the pages speak, and what follows from a language. */
public final class Languages {

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    /** With the countries whose dates and digits differ; the first of a language serves wherever none is named. */
    private static final List<Locale> OFFERED = Stream.of(
                    "en-GB", "en-US", "en-AU", "en-CA", "en-IE", "en-IN", "en-NZ", "en-ZA", "de-DE", "de-AT", "de-CH",
                    "ar", "ar-AE", "ar-DZ", "ar-EG", "ar-IQ", "ar-JO", "ar-LB", "ar-MA", "ar-SA", "ar-TN")
            .map(Locale::forLanguageTag)
            .toList();

    private Languages() {}

    /** Those an administrator chooses from: every word of every page is there in each. */
    public static List<Locale> offered() {
        return OFFERED;
    }

    static String direction(Locale language) {
        return RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr";
    }
}
