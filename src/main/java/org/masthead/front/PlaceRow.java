package org.masthead.front;

import org.masthead.article.StoryChoice;

/**
 * A place of a front at the desk.
 *
 * @param number as typed
 * @param legible whether that is a number
 * @param live whether readers see the story now; until they do, the ones behind it move up
 */
record PlaceRow(StoryChoice story, String number, boolean legible, boolean live) {}
