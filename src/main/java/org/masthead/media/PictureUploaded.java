package org.masthead.media;

import org.jspecify.annotations.Nullable;

/**
 * A picture was taken in.
 *
 * @param accountId of who did it, or null where nobody did
 */
public record PictureUploaded(long pictureId, @Nullable Long accountId) {}
