package org.masthead.export;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file is no export, or not all of one, or none that this Masthead can take in. */
class UnusableExport extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableExport(String reason, @Nullable Throwable cause) {
        super("This export cannot be used: " + reason + ". Nothing was changed.", cause);
    }
}
