package org.masthead.media;

import org.jspecify.annotations.Nullable;

/**
 * The words, the rights or the cut of a picture were changed.
 *
 * @param accountId of who did it, or null where nobody did
 */
public record PictureDescribed(long pictureId, @Nullable Long accountId) {}
