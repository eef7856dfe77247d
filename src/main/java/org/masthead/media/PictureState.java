package org.masthead.media;

/** How far a picture is. */
public enum PictureState {
    /** Taken in and waiting to be developed; readers do not see it yet. */
    PROCESSING,
    /** There in every width. */
    READY,
    /** Looked right from outside and could not be decoded. */
    FAILED
}
