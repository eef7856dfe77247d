package org.masthead.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A comment as the database gives it, before it finds its place in the thread. */
record ThreadRow(
        long id,
        @Nullable Long parentId,
        String authorName,
        @Nullable String authorWebsite,
        boolean byStaff,
        Instant createdAt,
        String bodyHtml,
        CommentView.State state) {}
