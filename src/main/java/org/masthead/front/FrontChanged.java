package org.masthead.front;

/** Somebody else saved the front, or the strip, since its form was opened: 409. */
final class FrontChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
