package org.masthead.site;

/**
 * The picture that stands for the site's name. Pictures never change, so what a page needs of it is kept beside its
 * number.
 *
 * @param source the address of one size
 * @param sourceSet a {@code srcset} value with all of them
 */
public record SiteLogo(long pictureId, String source, String sourceSet, int width, int height) {}
