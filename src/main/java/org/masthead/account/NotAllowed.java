package org.masthead.account;

import java.util.Locale;
import org.masthead.right.Right;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody at the desk wanted to do what their role does not let them. The page that answers says what is missing. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Right right;
    private final boolean elsewhere;

    public NotAllowed(Right right) {
        this(right, false);
    }

    private NotAllowed(Right right, boolean elsewhere) {
        super(right.name(), null, false, false);
        this.right = right;
        this.elsewhere = elsewhere;
    }

    /** They may, but not in this section. */
    static NotAllowed here(Right right) {
        return new NotAllowed(right, true);
    }

    /** The right as a part of message keys. */
    String key() {
        return right.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean elsewhere() {
        return elsewhere;
    }
}
