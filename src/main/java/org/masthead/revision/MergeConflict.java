package org.masthead.revision;

import java.util.List;

/**
 * A place that two people changed, each otherwise.
 *
 * @param field its name, or of several fields that belong together the first one's
 * @param mine as whoever saves now has it; paragraphs of the body, or the values
 * @param theirs as it was saved meanwhile
 */
public record MergeConflict(String field, List<String> mine, List<String> theirs) {}
