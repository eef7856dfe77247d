package org.masthead.article;

/** Somebody else saved the article since the form was opened: 409. */
final class ArticleChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
