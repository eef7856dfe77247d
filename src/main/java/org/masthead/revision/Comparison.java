package org.masthead.revision;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.masthead.revision.ComparedParagraph.InlineWords;
import org.masthead.revision.ComparedParagraph.InlineWords.Mark;

/** Compares prose as people read it: paragraph by paragraph, and within a paragraph word by word. */
public final class Comparison {

    /** Words with what follows them up to the next one; signs and blanks stand for themselves. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);

    private static final int LONGEST = 4000;

    private Comparison() {}

    /** All paragraphs of two texts, those that are the same included. */
    public static List<ComparedParagraph> of(List<String> older, List<String> newer) {
        List<ComparedParagraph> compared = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(older, newer, true).getDeltas()) {
            List<String> before = delta.getSource().getLines();
            List<String> after = delta.getTarget().getLines();
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                String one = i < before.size() ? before.get(i) : "";
                String other = i < after.size() ? after.get(i) : "";
                compared.add(
                        delta.getType() == DeltaType.EQUAL
                                ? whole(List.of(new InlineWords(one, Mark.SAME)))
                                : words(one, other));
            }
        }
        return compared;
    }

    private static ComparedParagraph words(String older, String newer) {
        if (older.isEmpty() || newer.isEmpty() || older.length() + newer.length() > LONGEST * 2) {
            return whole(List.of(new InlineWords(older, Mark.OLDER), new InlineWords(newer, Mark.NEWER)));
        }
        List<InlineWords> inline = new ArrayList<>();
        int kept = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(split(older), split(newer), true).getDeltas()) {
            String before = String.join("", delta.getSource().getLines());
            String after = String.join("", delta.getTarget().getLines());
            if (delta.getType() == DeltaType.EQUAL) {
                kept += before.strip().length();
                inline.add(new InlineWords(before, Mark.SAME));
            } else {
                inline.add(new InlineWords(before, Mark.OLDER));
                inline.add(new InlineWords(after, Mark.NEWER));
            }
        }
        // Of two paragraphs that share hardly more than "the" and "of", the one stands in the place of the other.
        if (kept * 4 < Math.min(older.length(), newer.length())) {
            return whole(List.of(new InlineWords(older, Mark.OLDER), new InlineWords(newer, Mark.NEWER)));
        }
        return whole(inline);
    }

    private static ComparedParagraph whole(List<InlineWords> inline) {
        List<InlineWords> some =
                inline.stream().filter(each -> !each.text().isEmpty()).toList();
        return new ComparedParagraph(side(some, Mark.OLDER), side(some, Mark.NEWER), some);
    }

    private static List<Words> side(List<InlineWords> inline, Mark side) {
        return inline.stream()
                .filter(each -> each.mark() == Mark.SAME || each.mark() == side)
                .map(each -> new Words(each.text(), each.mark() == side))
                .toList();
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
