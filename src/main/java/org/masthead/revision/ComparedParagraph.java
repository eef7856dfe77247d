package org.masthead.revision;

import java.util.List;

/**
 * A paragraph of a comparison, side by side.
 *
 * @param older what the older text has in this place; nothing where it is missing
 * @param newer what the newer one has
 * @param inline both in one: words of the older and of the newer, in the order of reading
 */
public record ComparedParagraph(List<Words> older, List<Words> newer, List<InlineWords> inline) {

    /** Whether it is the same in both. */
    public boolean same() {
        return inline.stream().allMatch(each -> each.mark() == InlineWords.Mark.SAME);
    }

    /**
     * Words in the order of reading.
     *
     * @param mark whether both texts have them, or which one
     */
    public record InlineWords(String text, Mark mark) {

        /** Whose words they are. */
        public enum Mark {
            SAME,
            OLDER,
            NEWER
        }
    }
}
