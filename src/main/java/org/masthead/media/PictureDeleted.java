package org.masthead.media;

import org.jspecify.annotations.Nullable;

/**
 * A picture was taken away.
 *
 * @param accountId of who did it, or null where nobody did
 */
public record PictureDeleted(long pictureId, @Nullable Long accountId) {}
