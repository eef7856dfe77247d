package org.masthead.section;

/** No section or tag can have this name; the message is the key of what to tell the editor. */
public final class NameRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NameRefused(String messageKey) {
        super(messageKey);
    }

    /** The key of what to tell the editor. */
    public String messageKey() {
        return getMessage();
    }
}
