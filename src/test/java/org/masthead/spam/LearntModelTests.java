package org.masthead.spam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearntModelTests {

    private static final List<String> ADVERTISING = List.of(
            "Check out my channel and subscribe please",
            "Earn money from home at www.fast-cash.example now",
            "Please subscribe to our new video blog",
            "Visit my page for cheap watches, big discount",
            "Vote for my band, link in my profile");
    private static final List<String> CONVERSATION = List.of(
            "The council should have asked the harbour workers first",
            "I remember the old ferry, it left at seven every morning",
            "Good reporting, though the figures for 2019 look off",
            "What does this mean for the schools in the north?",
            "My grandmother worked there until it closed");

    @Test
    void tellsAdvertisingFromConversationThatItNeverSaw() {
        LearntModel model = model();
        assertThat(model.judge("subscribe to my chanel guys").probability()).isGreaterThan(0.6);
        assertThat(model.judge("The harbour was closed for years, my father worked at the ferry")
                        .probability())
                .isLessThan(0.4);
    }

    @Test
    void saysBecauseOfWhichWords() {
        assertThat(model().judge("The ferry left at seven. Please subscribe!").because())
                .contains("subscribe");
    }

    @Test
    void seesThroughDisguise() {
        LearntModel model = model();
        double plain = model.judge("subscribe to my channel").probability();
        assertThat(model.judge("sub\u200bscribe to my ｃｈａｎｎｅｌ").probability()).isEqualTo(plain);
        assertThat(model.judge("subscriiiiiibe to my channnel").probability()).isGreaterThan(0.5);
    }

    @Test
    void tellsFishingForApprovalFromApproval() {
        assertThat(Asking.signs(List.of("thumbs", "up", "if", "you", "were", "there"), false))
                .containsEntry(Asking.BAIT, "thumbs up if");
        assertThat(Asking.signs(List.of("thumbs", "up", "for", "the", "band"), false))
                .doesNotContainKey(Asking.BAIT);

        List<LearntModel.Example> examples = new ArrayList<>(examples());
        for (String what : List.of("you still listen", "this made you laugh", "you are from Whitby")) {
            examples.add(new LearntModel.Example("Like this comment if " + what, true));
            examples.add(new LearntModel.Example("I like this, and ask myself whether " + what, false));
        }
        LearntModel model = Objects.requireNonNull(LearntModel.of(examples));
        assertThat(model.judge("Thumbs up if your train was late").probability())
                .isGreaterThan(model.judge("Thumbs up for your train").probability());
    }

    @Test
    void learnsNothingFromTooFewExamples() {
        assertThat(LearntModel.of(
                        List.of(new LearntModel.Example("Buy now", true), new LearntModel.Example("Well said", false))))
                .isNull();
    }

    @Test
    void staysQuickOnTextsMadeToBeSlow() {
        LearntModel model = model();
        for (String text : List.of(
                "a".repeat(10_000), "a-".repeat(5_000), "a.".repeat(5_000), "<a ".repeat(3_000), "?v=".repeat(3_000))) {
            assertThat(model.judge(text).probability()).isBetween(0.0, 1.0);
        }
    }

    private static LearntModel model() {
        return Objects.requireNonNull(LearntModel.of(examples()));
    }

    private static List<LearntModel.Example> examples() {
        List<LearntModel.Example> examples = new ArrayList<>();
        IntStream.range(0, 2).forEach(round -> {
            ADVERTISING.forEach(text -> examples.add(new LearntModel.Example(text + " " + round, true)));
            CONVERSATION.forEach(text -> examples.add(new LearntModel.Example(text + " " + round, false)));
        });
        return examples;
    }
}
