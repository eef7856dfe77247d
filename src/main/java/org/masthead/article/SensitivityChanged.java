package org.masthead.article;

import java.time.Instant;

/** Somebody said that a story is to be handled with care, or as any other again. */
public record SensitivityChanged(
        long articleId, boolean sensitive, String helpText, Discussion discussion, long account, Instant at) {}
