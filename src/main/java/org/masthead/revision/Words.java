package org.masthead.revision;

/**
 * Some words of a comparison.
 *
 * @param changed whether the other text does not have them
 */
public record Words(String text, boolean changed) {}
