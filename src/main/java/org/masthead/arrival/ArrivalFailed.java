package org.masthead.arrival;

/** A file cannot be read to its end. */
class ArrivalFailed extends Exception {

    private static final long serialVersionUID = 1L;

    ArrivalFailed(String message) {
        super(message);
    }

    ArrivalFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
