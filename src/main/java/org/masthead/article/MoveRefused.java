package org.masthead.article;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A move that a story cannot make, or not now; the message key says why to the person who asked for it. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class MoveRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object[] arguments;

    MoveRefused(String messageKey, Object... arguments) {
        super(messageKey, null, false, false);
        this.arguments = arguments;
    }

    /** Why, as a message key. */
    public String messageKey() {
        return String.valueOf(getMessage());
    }

    /** What stands in the message. */
    public Object[] arguments() {
        return arguments.clone();
    }
}
