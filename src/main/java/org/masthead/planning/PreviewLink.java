package org.masthead.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A secret link to the preview of a story; the address itself is known only to who was given it. */
record PreviewLink(long id, String label, @Nullable String by, Instant createdAt, Instant expiresAt, boolean open) {}
