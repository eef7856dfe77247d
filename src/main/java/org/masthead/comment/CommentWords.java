package org.masthead.comment;

import org.jspecify.annotations.Nullable;

/** What a commenter said and who they say they are; checked, and ready to be kept. */
public record CommentWords(
        String name, String email, @Nullable String website, String body) {}
