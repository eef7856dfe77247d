package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MI5 Joins Instagram To Improve Transparency & Get Rid Of “Stereotypes” | mi5-joins-instagram-to-improve-transparency-get-rid-of-stereotypes",
                "Żółć — Привет мир | zolc-privet-mir",
                "  Straße   nach_oben  | strasse-nach-oben",
                "C'est l'été! | cest-lete",
                "--- | ''",
                "😀 | ''"
            })
    void headlineBecomesPlainWords(String headline, String slug) {
        assertThat(Slug.of(headline, 120)).isEqualTo(slug);
    }

    @Test
    void longHeadlineIsCutBetweenWords() {
        assertThat(Slug.of("the harbour reopens after the storm", 20)).isEqualTo("the-harbour-reopens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a--b", "A", "a b", "../x", "a/b", "é"})
    void otherShapesAreNoSlugs(String text) {
        assertThat(Slug.isSlug(text)).isFalse();
    }

    @Test
    void slugIsASlug() {
        assertThat(Slug.isSlug("harbour-reopens-2")).isTrue();
    }
}
