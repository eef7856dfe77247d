package org.masthead.mail;

/**
 * Words of somebody else in a letter.
 *
 * @param by who said it, and where
 * @param text what they said
 * @param link where it is to be read
 */
public record Quotation(String by, String text, String link) {}
