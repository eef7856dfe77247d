package org.masthead.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.masthead.text.BlockLines;

class ComparisonTests {

    @Test
    void changedWordsAreMarkedAndTheirNeighboursAreNot() {
        assertThat(inline("Four ships came in at noon.", "Four ferries came in at dawn."))
                .isEqualTo("Four [-ships-]{+ferries+} came in at [-noon-]{+dawn+}.");
    }

    @Test
    void paragraphOfOtherWordsStandsInThePlaceOfTheOld() {
        assertThat(inline("The council met on Monday.", "Rain fell all night long."))
                .isEqualTo("[-The council met on Monday.-]{+Rain fell all night long.+}");
    }

    @Test
    void addedParagraphHasNothingBesideIt() {
        List<ComparedParagraph> compared = Comparison.of(List.of("One.", "Three."), List.of("One.", "Two.", "Three."));
        assertThat(compared).hasSize(3);
        assertThat(compared.get(1).older()).isEmpty();
        assertThat(compared.get(1).newer()).containsExactly(new Words("Two.", true));
        assertThat(compared.get(0).same()).isTrue();
    }

    @Test
    void arabicIsComparedByWordsToo() {
        assertThat(inline("فُتح الميناء اليوم أمام السفن", "فُتح الميناء أمس أمام السفن"))
                .isEqualTo("فُتح الميناء [-اليوم-]{+أمس+} أمام السفن");
    }

    @Test
    void markupIsNoWord() {
        assertThat(BlockLines.of("<p>It <strong>is</strong> <a href=\"/x\">here</a>.</p>"))
                .containsExactly("It is here.");
    }

    private static String inline(String older, String newer) {
        return Comparison.of(List.of(older), List.of(newer)).stream()
                .flatMap(each -> each.inline().stream())
                .map(each -> switch (each.mark()) {
                    case SAME -> each.text();
                    case OLDER -> "[-" + each.text() + "-]";
                    case NEWER -> "{+" + each.text() + "+}";
                })
                .collect(Collectors.joining());
    }
}
