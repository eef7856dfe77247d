package org.masthead.database;

/** Another Masthead holds the home directory, and runs the embedded server in it. */
final class HomeInUse extends DatabaseNotUsable {

    private static final long serialVersionUID = 1L;

    HomeInUse(String message) {
        super(message);
    }
}
