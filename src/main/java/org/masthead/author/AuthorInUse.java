package org.masthead.author;

/** Stories are signed with this name, so it stays. */
public final class AuthorInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuthorInUse(Throwable cause) {
        super(cause);
    }
}
