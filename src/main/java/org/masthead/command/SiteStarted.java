package org.masthead.command;

/** Readers are let in: what starts is a site, and not a command. */
public record SiteStarted() {}
