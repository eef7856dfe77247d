package org.masthead.reader;

import org.jspecify.annotations.Nullable;

/**
 * What a page says of itself to browsers and search engines.
 *
 * @param canonical absolute address
 * @param robots a robots directive, or null for none
 * @param image absolute address of a picture for previews, or null
 */
record PageHead(
        String title,
        String description,
        String canonical,
        @Nullable String robots,
        @Nullable String image) {}
