package org.masthead.spam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordListTests {

    @ParameterizedTest
    @CsvSource({
        "press, Free press for all",
        "press, PRESS!",
        "press, the (press)",
        "cheap watches, Cheap - watches here",
        "cheap watches, cheap\u200b watches",
        "Straße, eine straße",
        "casino*, Casinos everywhere",
        "ｆｒｅｅ, free",
        "賭場, 最好的賭場在這裡",
        "viagra, vi\u00adagra"
    })
    void findsWholeWordsHoweverTheyAreWritten(String entry, String text) {
        assertThat(WordList.of(entry).in(text)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "press, WordPress is software",
        "press, Impressive",
        "ass, A classic passage",
        "cheap watches, cheap and good watches",
        "casino*, occasion",
        "tit, Titel und Titanic"
    })
    void neverFindsAWordWithinAnother(String entry, String text) {
        assertThat(WordList.of(entry).in(text)).isEmpty();
    }

    @Test
    void knowsAddressesAndTheirDomains() {
        WordList list = WordList.of("Bad@Example.org\n@spam.example");
        assertThat(list.ofEmail("bad@example.org")).contains("bad@example.org");
        assertThat(list.ofEmail("anybody@mail.spam.example")).contains("@spam.example");
        assertThat(list.ofEmail("good@example.org")).isEmpty();
        assertThat(list.ofEmail("good@notspam.example")).isEmpty();
    }

    @Test
    void knowsNetworks() {
        WordList list = WordList.of("192.0.2.0/24\n2001:db8::/32\n203.0.113.9");
        assertThat(list.ofNetwork("192.0.2.77")).contains("192.0.2.0/24");
        assertThat(list.ofNetwork("2001:db8:1::5")).isPresent();
        assertThat(list.ofNetwork("203.0.113.9")).isPresent();
        assertThat(list.ofNetwork("203.0.113.10")).isEmpty();
        assertThat(list.ofNetwork("unknown")).isEmpty();
    }

    @Test
    void passesOverNotesAndEmptyLines() {
        WordList list = WordList.of("# not this\n\n   \n!!!\nthat");
        assertThat(list.in("not this")).isEmpty();
        assertThat(list.in("!!!")).isEmpty();
        assertThat(list.in("that")).contains("that");
    }
}
