package org.masthead.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used as it is. The message is one line for the operator: what happened and what to change. */
public class DatabaseNotUsable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseNotUsable(String message) {
        super(message);
    }

    DatabaseNotUsable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
