package org.masthead.web;

/** A link within the desk to what stands in the way of something, such as the stories that show a picture. */
public record DeskLink(String address, String text) {}
