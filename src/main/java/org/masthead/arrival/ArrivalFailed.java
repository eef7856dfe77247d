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

    /** Says where in its file something is wrong, counted from 1. */
    static ArrivalFailed at(long line, long column, String message, Throwable cause) {
        return new ArrivalFailed(
                "The file cannot be read at line " + line + ", column " + column + ": " + message, cause);
    }
}
