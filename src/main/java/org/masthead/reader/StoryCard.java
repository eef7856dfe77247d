package org.masthead.reader;

import org.masthead.article.Story;

/** A story on a front, with the number of replies that readers can see. */
record StoryCard(Story story, long replies) {}
