package org.masthead.article;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The article was live once and was taken down: 410. */
@ResponseStatus(HttpStatus.GONE)
public final class ArticleWithdrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArticleWithdrawn() {
        super("withdrawn", null, false, false);
    }
}
