package org.masthead.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.article.SaveOrder.Move;
import org.masthead.revision.Choice;
import org.masthead.revision.Sitting;
import org.masthead.web.TypedText;

/**
 * What a form says about the window that it was sent from.
 *
 * @param sitting the window's key
 * @param turn how often it had sent its text
 * @param former the working copy that its text was taken from
 * @param hotFix "true" where the text before the readers is mended
 * @param seen the revision that conflicts were shown with
 * @param note for the story's history
 */
record SentFrom(
        @Nullable String sitting,
        @Nullable String turn,
        @Nullable String former,
        @Nullable String hotFix,
        @Nullable String seen,
        @Nullable String note) {

    private static final int MOST_CHOICES = 1000;

    String key() {
        return Objects.requireNonNullElse(sitting, "");
    }

    public boolean isHotFix() {
        return "true".equals(hotFix);
    }

    long turns() {
        return TypedText.number(turn).orElse(0L);
    }

    Sitting sitting(long account, @Nullable Long article) {
        return new Sitting(key(), account, article, isHotFix());
    }

    /** What is asked for with the text, be it a save or one that goes before the readers. */
    SaveOrder order(Move move, ArticleForm form, Map<String, String> parameters, long editor) {
        String words = TypedText.line(note).replaceAll("[\\s\\p{Cc}]+", " ");
        return new SaveOrder(
                isHotFix() ? Move.HOT_FIX : move,
                TypedText.number(form.version()).orElse(-1L),
                TypedText.number(seen).orElse(0L),
                choices(parameters),
                words,
                editor);
    }

    private static List<Choice> choices(Map<String, String> parameters) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < MOST_CHOICES; i++) {
            String chosen = parameters.get("choice" + i);
            if (chosen == null) {
                break;
            }
            choices.add(
                    switch (chosen) {
                        case "THEIRS" -> Choice.THEIRS;
                        case "BOTH" -> Choice.BOTH;
                        default -> Choice.MINE;
                    });
        }
        return choices;
    }
}
