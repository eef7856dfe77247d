package org.masthead.revision;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings two changed lists of paragraphs together, given what both started from. A paragraph that one of them changed
 * is taken from that one; where both changed the same one, both versions are kept side by side for somebody to choose.
 */
final class ParagraphMerge {

    private ParagraphMerge() {}

    /**
     * A run of paragraphs. Both sides are the same unless they are in conflict.
     *
     * @param base what stood there
     */
    record Part(List<String> base, List<String> mine, List<String> theirs) {
        boolean conflict() {
            return !mine.equals(theirs);
        }
    }

    static List<Part> merge(List<String> base, List<String> mine, List<String> theirs) {
        List<Edit> edits = new ArrayList<>(edits(base, mine, true));
        edits.addAll(edits(base, theirs, false));
        edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < edits.size(); ) {
            List<Edit> touching = new ArrayList<>(List.of(edits.get(i)));
            int start = edits.get(i).start();
            int end = edits.get(i).end();
            i++;
            while (i < edits.size() && edits.get(i).meets(start, end)) {
                touching.add(edits.get(i));
                end = Math.max(end, edits.get(i).end());
                i++;
            }
            same(parts, base.subList(at, start));
            parts.add(part(base, touching, start, end));
            at = end;
        }
        same(parts, base.subList(at, base.size()));
        return parts;
    }

    private static void same(List<Part> parts, List<String> unchanged) {
        if (!unchanged.isEmpty()) {
            parts.add(new Part(unchanged, unchanged, unchanged));
        }
    }

    private static Part part(List<String> base, List<Edit> touching, int start, int end) {
        List<String> before = base.subList(start, end);
        List<String> mine = applied(base, touching, true, start, end);
        List<String> theirs = applied(base, touching, false, start, end);
        if (mine.equals(before)) {
            return new Part(before, theirs, theirs);
        }
        return theirs.equals(before) ? new Part(before, mine, mine) : new Part(before, mine, theirs);
    }

    /** What one side made of the paragraphs from {@code start} to {@code end}. */
    private static List<String> applied(List<String> base, List<Edit> edits, boolean mine, int start, int end) {
        List<String> made = new ArrayList<>();
        int at = start;
        for (Edit edit : edits) {
            if (edit.mine() == mine) {
                made.addAll(base.subList(at, edit.start()));
                made.addAll(edit.lines());
                at = edit.end();
            }
        }
        made.addAll(base.subList(at, end));
        return made;
    }

    private static List<Edit> edits(List<String> base, List<String> changed, boolean mine) {
        List<Edit> edits = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(base, changed).getDeltas()) {
            int start = delta.getSource().getPosition();
            List<String> lines = delta.getTarget().getLines();
            int count = delta.getSource().size();
            if (count == lines.size()) {
                // As many as before: each is the other's successor, and each may be met by itself.
                for (int i = 0; i < count; i++) {
                    edits.add(new Edit(start + i, start + i + 1, lines.subList(i, i + 1), mine));
                }
            } else {
                edits.add(new Edit(start, start + count, lines, mine));
            }
        }
        return edits;
    }

    /** One side puts {@code lines} in the place of the paragraphs from {@code start} to {@code end}. */
    private record Edit(int start, int end, List<String> lines, boolean mine) {

        /** Whether it touches what others change there; a neighbour does not, but two insertions at one place do. */
        boolean meets(int otherStart, int otherEnd) {
            return start < otherEnd || (start == otherStart && end == otherEnd);
        }
    }
}
