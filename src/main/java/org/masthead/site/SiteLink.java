package org.masthead.site;

/**
 * A link at the foot of every page.
 *
 * @param label what readers see
 * @param address a path of this site, or an absolute address
 */
public record SiteLink(String label, String address) {}
