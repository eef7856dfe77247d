package org.masthead.media;

/** A file that cannot become a picture of the site; says why by the key of a message. */
public final class PictureRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String messageKey;

    PictureRefused(String messageKey) {
        super(messageKey);
        this.messageKey = messageKey;
    }

    PictureRefused(String messageKey, Throwable cause) {
        super(messageKey, cause);
        this.messageKey = messageKey;
    }

    /** The key of what to tell the person, like {@code media.refused.type}. */
    public String messageKey() {
        return messageKey;
    }
}
