package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralsTests {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    @ParameterizedTest
    @CsvSource({
        "0,zero",
        "1,one",
        "2,two",
        "3,few",
        "10,few",
        "11,many",
        "99,many",
        "100,other",
        "101,other",
        "102,other",
        "103,few",
        "110,few",
        "111,many",
        "200,other",
        "1003,few",
        "1000000,other"
    })
    void arabicHasSixForms(long number, String category) {
        assertThat(Plurals.category(number, ARABIC)).isEqualTo(category);
    }

    @Test
    void numberIsWrittenAsTheLanguageWritesIt() {
        String pattern = "{0, plural, =0 {nothing} one {# reply} other {# replies}} by {1}";
        assertThat(said(pattern, Locale.UK, 0)).isEqualTo("nothing by Ada");
        assertThat(said(pattern, Locale.UK, 1)).isEqualTo("1 reply by Ada");
        assertThat(said(pattern, Locale.UK, 1200)).isEqualTo("1,200 replies by Ada");
        assertThat(said(pattern, Locale.GERMANY, 1200)).isEqualTo("1.200 replies by Ada");
        assertThat(said(pattern, ARABIC, 12)).isEqualTo("١٢ replies by Ada");
    }

    @Test
    void formMayHoldOtherArguments() {
        assertThat(said("{0, plural, one {{1} alone} other {{1} and #}}", Locale.UK, 1))
                .isEqualTo("Ada alone");
    }

    @Test
    void pluralWithoutItsLastResortIsRefused() {
        assertThatThrownBy(() -> said("{0, plural, one {x}}", Locale.UK, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String said(String pattern, Locale language, int number) {
        Object[] arguments = {number, "Ada"};
        return new MessageFormat(Plurals.in(pattern).choose(arguments, language), language).format(arguments);
    }
}
