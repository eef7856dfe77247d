package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTests {

    @Test
    void shortTextStaysWhole() {
        assertThat(Excerpt.of("  The \n harbour ", 20)).isEqualTo("The harbour");
    }

    @Test
    void longTextIsCutBetweenWords() {
        assertThat(Excerpt.of("The harbour reopens today", 14)).isEqualTo("The harbour…");
    }

    @Test
    void pairOfSurrogatesIsNotCutInTwo() {
        assertThat(Excerpt.of("😀".repeat(10), 6)).isEqualTo("😀😀…");
    }

    @Test
    void markupIsLeftOut() {
        assertThat(Excerpt.ofHtml("<p>Fish &amp; <b>chips</b></p>", 40)).isEqualTo("Fish & chips");
    }
}
