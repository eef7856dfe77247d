package org.masthead.section;

/** No section or tag can have this name; the message is the key of what to tell the editor. */
public final class NameRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String messageKey;

    NameRefused(String messageKey) {
        super(messageKey);
        this.messageKey = messageKey;
    }

    /** The key of what to tell the editor. */
    public String messageKey() {
        return messageKey;
    }
}
