package org.masthead.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#777777", "#8b1a1a", "#c9e265",
                "#00ffff", "#ff00ff", "#123456", "#fedcba"
            })
    void everyColourCanBeReadByDayAndByNight(String chosen) {
        Accent accent = Accent.of(chosen);

        assertThat(contrast(accent.onLight(), Accent.PAPER)).isGreaterThanOrEqualTo(Accent.READABLE);
        assertThat(contrast(accent.onLight(), Accent.PAPER_TINT)).isGreaterThanOrEqualTo(Accent.READABLE);
        assertThat(contrast(accent.onDark(), Accent.NIGHT_PAPER)).isGreaterThanOrEqualTo(Accent.READABLE);
        assertThat(contrast(accent.onDark(), Accent.NIGHT_PAPER_TINT)).isGreaterThanOrEqualTo(Accent.READABLE);
    }

    @Test
    void colourThatCanBeReadStaysAsItWasChosen() {
        Accent deepRed = Accent.of("#8b1a1a");
        assertThat(deepRed.onLight()).isEqualTo("#8b1a1a");
        assertThat(deepRed.isDarkened()).isFalse();
        assertThat(deepRed.isLightened()).isTrue();

        Accent yellow = Accent.of("#ffe066");
        assertThat(yellow.onDark()).isEqualTo("#ffe066");
        assertThat(yellow.isDarkened()).isTrue();
    }

    @Test
    void correctionGoesNoFurtherThanItMust() {
        Accent yellow = Accent.of("#ffe066");
        assertThat(contrast(yellow.onLight(), Accent.PAPER_TINT)).isBetween(Accent.READABLE, 4.8);
    }

    @Test
    void correctionKeepsTheHue() {
        Colour blue = Colour.ofHex(Accent.of("#3366ff").onDark().substring(1));
        assertThat(blue.blue()).isGreaterThan(blue.green()).isGreaterThan(blue.red());
    }

    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(contrast("#000000", Colour.ofHex("ffffff"))).isCloseTo(21, within(0.001));
        assertThat(contrast("#767676", Colour.ofHex("ffffff"))).isCloseTo(4.54, within(0.01));
    }

    @Test
    void shortFormsAreColoursToo() {
        assertThat(Accent.of("abc").chosen()).isEqualTo("#aabbcc");
        assertThat(Accent.of("#ABCDEF").chosen()).isEqualTo("#abcdef");
        assertThat(List.of("", "red", "#12345", "#1234567", "#12345g", "rgb(1,2,3)", "#fff;}"))
                .noneMatch(Accent::isColour);
        assertThatThrownBy(() -> Accent.of("red")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void paperIsWhatTheStyleSheetSays() throws IOException {
        String tokens = Files.readString(Path.of("src/main/resources/static/css/tokens.css"));
        assertThat(tokens("paper", tokens)).startsWith(Accent.PAPER, Accent.NIGHT_PAPER);
        assertThat(tokens("paper-tint", tokens)).containsExactly(Accent.PAPER_TINT, Accent.NIGHT_PAPER_TINT);
    }

    /**
     * The papers of who asks for more contrast lie beyond the others, so an accent corrected for those stands out more.
     */
    @Test
    void accentStandsOutMoreOnThePapersOfMoreContrast() throws IOException {
        List<Colour> papers = tokens("paper", Files.readString(Path.of("src/main/resources/static/css/tokens.css")));
        assertThat(papers).hasSize(4);
        assertThat(contrast("#000000", papers.get(2))).isGreaterThan(contrast("#000000", papers.get(0)));
        assertThat(contrast("#ffffff", papers.get(3))).isGreaterThan(contrast("#ffffff", papers.get(1)));
    }

    private static List<Colour> tokens(String name, String css) {
        return Pattern.compile("--" + name + ": oklch\\(([\\d.]+)% ([\\d.]+) ([\\d.]+)\\)")
                .matcher(css)
                .results()
                .map(AccentTests::colour)
                .toList();
    }

    private static Colour colour(MatchResult match) {
        return Colour.ofOklch(
                Double.parseDouble(match.group(1)) / 100,
                Double.parseDouble(match.group(2)),
                Double.parseDouble(match.group(3)));
    }

    private static double contrast(String hex, Colour paper) {
        Matcher digits = Pattern.compile("#([0-9a-f]{6})").matcher(hex);
        assertThat(digits.matches()).isTrue();
        return Colour.ofHex(digits.group(1)).contrastWith(paper);
    }
}
