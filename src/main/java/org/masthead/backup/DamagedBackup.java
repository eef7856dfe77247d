package org.masthead.backup;

import java.io.IOException;

/** A file is no backup, or not all of one, or none that this Masthead can bring back. */
class DamagedBackup extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedBackup(String reason) {
        super("This backup cannot be used: " + reason + ". Nothing was changed.");
    }

    DamagedBackup(String reason, Throwable cause) {
        super("This backup cannot be used: " + reason + ". Nothing was changed.", cause);
    }
}
