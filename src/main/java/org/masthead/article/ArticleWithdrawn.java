package org.masthead.article;

/** The article was live once and was taken down: 410. */
public final class ArticleWithdrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArticleWithdrawn() {
        super("Withdrawn");
    }
}
