package org.masthead.article;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The article was live once and was taken down: 410, or 451 where the law demanded it. */
@ResponseStatus(HttpStatus.GONE)
public final class ArticleWithdrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean legal;

    ArticleWithdrawn(boolean legal) {
        super("withdrawn", null, false, false);
        this.legal = legal;
    }

    /** How its address answers. */
    public HttpStatus status() {
        return legal ? HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS : HttpStatus.GONE;
    }

    /** Whether it was taken down for legal reasons. */
    public boolean legal() {
        return legal;
    }
}
