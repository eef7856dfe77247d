package org.masthead.search;

import org.masthead.article.Story;

/**
 * A story that was found.
 *
 * @param excerpt where the words stand in it, or its teaser where they stand in the headline alone
 */
record FoundStory(Story story, MarkedText headline, MarkedText excerpt) {}
