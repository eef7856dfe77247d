package org.masthead.commenter;

/**
 * A visible reply that somebody is to be told of.
 *
 * @param address the path where it is read
 * @param excerpt plain text
 */
record Reply(String author, String headline, String address, String excerpt) {}
