package org.masthead.media;

/** The words that go with a picture. */
record PictureWords(String altText, String caption, String credit, String licence) {}
