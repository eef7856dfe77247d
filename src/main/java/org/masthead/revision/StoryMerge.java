package org.masthead.revision;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.masthead.text.ArticleMarkup;

/**
 * Two texts that started from the same one, brought together: the body by paragraphs, everything else by field. What
 * only one changed is taken from that one.
 *
 * @param text the result; in a place of conflict it has what was chosen, or mine
 * @param conflicts places that both changed, in order; each of them took one choice
 */
public record StoryMerge(StoryText text, List<MergeConflict> conflicts) {

    /** The field whose paragraphs are merged one by one. */
    public static final String BODY = "body";

    /** Fields that say something only together. */
    private static final List<Set<String>> TOGETHER = List.of(Set.of("authors", "guests", "roles"));

    private static final Set<String> PICTURE = Set.of("leadPicture", "leadAltText", "leadCaption", "leadCredit");

    /**
     * Brings them together.
     *
     * @param choices for places of conflict, in their order; may be too short
     */
    public static StoryMerge of(StoryText base, StoryText mine, StoryText theirs, List<Choice> choices) {
        return new Merging(base, mine, theirs, choices.iterator()).merged();
    }

    private record Merging(StoryText base, StoryText mine, StoryText theirs, Iterator<Choice> choices) {

        StoryMerge merged() {
            StoryText text = mine;
            List<MergeConflict> conflicts = new ArrayList<>();
            for (Set<String> unit : units()) {
                if (unit.contains(BODY)) {
                    text = text.with(BODY, List.of(body(conflicts)));
                    continue;
                }
                boolean mineChanged = differs(unit, base, mine);
                boolean theirsChanged = differs(unit, base, theirs);
                Choice choice = Choice.MINE;
                if (theirsChanged && mineChanged && differs(unit, mine, theirs)) {
                    String named = unit.contains("leadPicture")
                            ? "leadPicture"
                            : unit.iterator().next();
                    conflicts.add(new MergeConflict(named, values(unit, mine), values(unit, theirs)));
                    choice = choices.hasNext() ? choices.next() : Choice.MINE;
                } else if (theirsChanged) {
                    choice = Choice.THEIRS;
                }
                for (String field : unit) {
                    text = text.with(field, choice == Choice.THEIRS ? theirs.all(field) : mine.all(field));
                }
            }
            return new StoryMerge(text, List.copyOf(conflicts));
        }

        private List<Set<String>> units() {
            Set<String> names = new TreeSet<>(StoryText.names(base, mine));
            names.addAll(StoryText.names(mine, theirs));
            List<Set<String>> together = new ArrayList<>(TOGETHER);
            // Words about a picture belong to that picture; where all have the same one, each stands for itself.
            if (differs(Set.of("leadPicture"), base, mine) || differs(Set.of("leadPicture"), base, theirs)) {
                together.add(PICTURE);
            }
            List<Set<String>> units = new ArrayList<>();
            for (Set<String> each : together) {
                if (names.removeAll(each)) {
                    units.add(new TreeSet<>(each));
                }
            }
            names.forEach(name -> units.add(Set.of(name)));
            return units;
        }

        private String body(List<MergeConflict> conflicts) {
            List<String> blocks = new ArrayList<>();
            for (ParagraphMerge.Part part : ParagraphMerge.merge(blocks(base), blocks(mine), blocks(theirs))) {
                if (part.conflict()) {
                    conflicts.add(new MergeConflict(BODY, part.mine(), part.theirs()));
                    Choice choice = choices.hasNext() ? choices.next() : Choice.MINE;
                    blocks.addAll(choice.of(part.mine(), part.theirs()));
                } else {
                    blocks.addAll(part.mine());
                }
            }
            return String.join("\n\n", blocks);
        }

        private static List<String> blocks(StoryText text) {
            return ArticleMarkup.blocks(text.one(BODY));
        }

        private static boolean differs(Set<String> unit, StoryText one, StoryText other) {
            return unit.stream().anyMatch(field -> !one.all(field).equals(other.all(field)));
        }

        private static List<String> values(Set<String> unit, StoryText text) {
            return unit.stream()
                    .flatMap(field -> text.all(field).stream())
                    .filter(each -> !each.isEmpty())
                    .toList();
        }
    }
}
