package org.masthead.reader;

import java.util.List;
import org.masthead.article.Story;

/**
 * The front of a section: the list's first page, made up by weight. What does not fill a row moves down to the lines.
 *
 * @param beside the lead
 * @param lines what is left, one below the other
 */
record SectionSheet(Story lead, List<Story> beside, List<Story> major, List<Story> minor, List<Story> lines) {

    private static final int BESIDE = 4;
    private static final int MAJORS = 3;
    private static final int MINORS = 4;

    /** With at least one story, the lead first. */
    static SectionSheet of(List<Story> stories) {
        List<Story> left = stories.subList(1, stories.size());
        // One story alone below the rule would look forgotten, so it stays with the others beside the lead.
        List<Story> beside = first(left, left.size() == BESIDE + 1 ? BESIDE + 1 : BESIDE);
        left = left.subList(beside.size(), left.size());
        List<Story> major = first(left, MAJORS);
        left = left.subList(major.size(), left.size());
        List<Story> minor = left.size() < MINORS ? List.of() : first(left, MINORS);
        return new SectionSheet(stories.get(0), beside, major, minor, left.subList(minor.size(), left.size()));
    }

    private static List<Story> first(List<Story> stories, int most) {
        return stories.subList(0, Math.min(most, stories.size()));
    }
}
