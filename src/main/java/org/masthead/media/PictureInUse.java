package org.masthead.media;

/** A story shows this picture, so it stays. */
public final class PictureInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PictureInUse() {}
}
