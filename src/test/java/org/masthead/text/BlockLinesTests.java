package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockLinesTests {

    @Test
    void paragraphIsALineAndAPictureIsWhatItShows() {
        assertThat(BlockLines.of("<p>One <em>line</em>.<br>Still it.</p>")).containsExactly("One line. Still it.");
        assertThat(BlockLines.of(
                        "<figure><img src=\"/media/1\" alt=\"A gull\"><figcaption>At noon.</figcaption></figure>"))
                .containsExactly("[A gull] At noon.");
        assertThat(BlockLines.of("<hr>")).isEmpty();
    }

    @Test
    void itemsOfAListAreLines() {
        assertThat(
                        BlockLines.of(
                                "<ul><li>Bread<ol start=\"3\"><li>Rye</li><li>Oats</li></ol></li><li>Letters</li><li></li></ul>"))
                .containsExactly("• Bread", "3. Rye", "4. Oats", "• Letters");
    }

    @Test
    void rowsOfATableAreLines() {
        assertThat(
                        BlockLines.of(
                                "<table><caption>Boats</caption><thead><tr><th>Day</th><th>Boats</th></tr></thead><tbody><tr><td>Monday</td><td>4</td></tr><tr><td></td><td></td></tr></tbody></table>"))
                .containsExactly("Boats", "Day | Boats", "Monday | 4");
    }
}
