package org.masthead.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param id its number, as the browser knows it
 * @param label what its owner calls it
 */
record Passkey(
        String id,
        String label,
        @Nullable Instant created,
        @Nullable Instant lastUsed) {}
