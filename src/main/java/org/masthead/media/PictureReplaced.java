package org.masthead.media;

import org.jspecify.annotations.Nullable;

/**
 * Another file takes the place of a picture, in all stories.
 *
 * @param accountId of who did it, or null where nobody did
 */
public record PictureReplaced(long pictureId, @Nullable Long accountId) {}
