package org.masthead.comment;

/**
 * What a page asks now and then while somebody reads it.
 *
 * @param count the comments that everyone can read
 * @param seen when the last of them came before readers' eyes, in microseconds; 0 where there are none
 */
record CommentCount(long count, long seen) {}
