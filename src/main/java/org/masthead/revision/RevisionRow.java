package org.masthead.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A revision in the list of a story's history, without its text. */
public record RevisionRow(
        long id, @Nullable String savedByName, Instant savedAt, Reason reason, String note, boolean inPlace) {}
