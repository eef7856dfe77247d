package org.masthead.media;

/**
 * A place that shows a picture.
 *
 * @param place {@code lead}, {@code text}, {@code logo} or {@code author}
 * @param headline of the story, or the author's name; empty for the logo
 * @param live whether readers see the story
 */
record PictureUse(String place, String address, String headline, boolean live) {}
