package org.masthead.section;

/** Articles are filed under it, so it stays. */
public final class InUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InUse(Throwable cause) {
        super(cause);
    }
}
