package org.masthead.arrival;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sections for sites that know tags only. Their first tag is what stories are filed under; the tags that come first
 * most often are sections here, as long as they are few and each has some stories.
 */
final class SectionsByUse {

    private static final int MOST = 12;
    private static final int FEWEST_STORIES = 3;
    /** Of all stories. */
    private static final int SMALLEST_PART = 100;

    private final Map<String, Integer> firsts = new HashMap<>();
    private int stories;
    private @Nullable Set<String> sections;

    /** Counts a story by its first tag. */
    void countFirst(String tag) {
        firsts.merge(tag, 1, Integer::sum);
        stories++;
    }

    boolean isSection(String tag) {
        if (sections == null) {
            sections = firsts.entrySet().stream()
                    .filter(each -> each.getValue() >= Math.max(FEWEST_STORIES, stories / SMALLEST_PART))
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
        return sections.contains(tag);
    }
}
