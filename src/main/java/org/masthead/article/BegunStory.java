package org.masthead.article;

import java.time.Instant;

/** A story that was begun and never saved; only its working copy is there. */
record BegunStory(long copy, String headline, Instant savedAt) {}
