package org.masthead.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.masthead.revision.ParagraphMerge.Part;

class ParagraphMergeTests {

    private static final List<String> BASE = List.of("a", "b", "c", "d", "e");

    @Test
    void neighboursThatTwoPeopleChangedAreBothTaken() {
        assertThat(merged(BASE, List.of("a", "B", "c", "d", "e"), List.of("a", "b", "C", "d", "e")))
                .containsExactly("a", "B", "C", "d", "e");
    }

    @Test
    void whatOneAddsAndTheOtherTakesAwayIsAddedAndTakenAway() {
        assertThat(merged(BASE, List.of("a", "new", "b", "c", "d", "e"), List.of("a", "b", "c", "e")))
                .containsExactly("a", "new", "b", "c", "e");
    }

    @Test
    void sameChangeOfBothIsTakenOnce() {
        List<String> changed = List.of("a", "X", "c", "d", "e", "f");
        assertThat(merged(BASE, changed, changed)).isEqualTo(changed);
    }

    @Test
    void paragraphThatBothChangedIsInConflictAndNothingElseIs() {
        List<Part> parts =
                ParagraphMerge.merge(BASE, List.of("a", "b", "mine", "d", "E"), List.of("A", "b", "theirs", "d", "e"));
        assertThat(parts.stream().filter(Part::conflict))
                .containsExactly(new Part(List.of("c"), List.of("mine"), List.of("theirs")));
        assertThat(text(parts, Part::mine)).containsExactly("A", "b", "mine", "d", "E");
        assertThat(text(parts, Part::theirs)).containsExactly("A", "b", "theirs", "d", "E");
    }

    @Test
    void differentAdditionsInOnePlaceAreInConflict() {
        List<Part> parts = ParagraphMerge.merge(List.of("a"), List.of("a", "mine"), List.of("a", "theirs"));
        assertThat(parts.stream().filter(Part::conflict)).hasSize(1);
    }

    @Test
    void changeOfATextThatTheOtherTookAwayIsInConflict() {
        List<Part> parts = ParagraphMerge.merge(BASE, List.of("a", "b", "mine", "d", "e"), List.of("a", "e"));
        assertThat(text(parts.stream().filter(Part::conflict).toList(), Part::mine))
                .contains("mine");
    }

    /** Random texts and random changes of them; the seed is the repetition, so that a failure comes again. */
    @RepeatedTest(300)
    void nothingThatSomebodyWroteIsLost(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> base = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            base.add("base" + random.nextInt(4));
        }
        List<String> mine = changed(base, "mine", random);
        List<String> theirs = changed(base, "theirs", random);
        List<Part> parts = ParagraphMerge.merge(base, mine, theirs);

        assertThat(text(ParagraphMerge.merge(base, mine, base), Part::mine)).isEqualTo(mine);
        assertThat(text(ParagraphMerge.merge(base, base, theirs), Part::theirs)).isEqualTo(theirs);
        assertThat(text(parts, Part::base)).as("every paragraph is in one part").isEqualTo(base);
        assertThat(text(parts, Part::mine)).containsAll(written(mine, "mine"));
        assertThat(text(parts, Part::theirs)).containsAll(written(theirs, "theirs"));
        if (parts.stream().noneMatch(Part::conflict)) {
            assertThat(merged(base, mine, theirs))
                    .containsAll(written(mine, "mine"))
                    .containsAll(written(theirs, "theirs"));
        }
        List<Part> turned = ParagraphMerge.merge(base, theirs, mine);
        assertThat(turned.stream().filter(Part::conflict).count())
                .as("who comes first does not matter")
                .isEqualTo(parts.stream().filter(Part::conflict).count());
    }

    private static List<String> changed(List<String> base, String who, Random random) {
        List<String> changed = new ArrayList<>(base);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(changed.size() + 1);
            int kind = random.nextInt(3);
            if (kind == 0 || at == changed.size()) {
                changed.add(at, who + random.nextInt(1000));
            } else if (kind == 1) {
                changed.set(at, who + random.nextInt(1000));
            } else {
                changed.remove(at);
            }
        }
        return changed;
    }

    private static List<String> written(List<String> text, String who) {
        return text.stream().filter(each -> each.startsWith(who)).toList();
    }

    private static List<String> merged(List<String> base, List<String> mine, List<String> theirs) {
        List<Part> parts = ParagraphMerge.merge(base, mine, theirs);
        assertThat(parts).noneMatch(Part::conflict);
        return text(parts, Part::mine);
    }

    private static List<String> text(List<Part> parts, Function<Part, List<String>> side) {
        return parts.stream().flatMap(part -> side.apply(part).stream()).toList();
    }
}
