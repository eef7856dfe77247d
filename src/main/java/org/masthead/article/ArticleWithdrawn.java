package org.masthead.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The article was live once and was taken down: 410, or 451 where the law demanded it. */
@ResponseStatus(HttpStatus.GONE)
public final class ArticleWithdrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean legal;
    private final String notice;
    private final @Nullable Instant withdrawnAt;

    ArticleWithdrawn(boolean legal, String notice, @Nullable Instant withdrawnAt) {
        super("withdrawn", null, false, false);
        this.legal = legal;
        this.notice = notice;
        this.withdrawnAt = withdrawnAt;
    }

    /** How its address answers. */
    public HttpStatus status() {
        return legal ? HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS : HttpStatus.GONE;
    }

    /** Whether it was taken down for legal reasons. */
    public boolean legal() {
        return legal;
    }

    /** Why, in the newsroom's words to its readers; may be empty. */
    public String notice() {
        return notice;
    }

    /** When; null where it is not known. */
    public @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }
}
