package org.masthead.account;

/** What someone may do at the desk. */
public enum Role {
    /** Writes, publishes, withdraws and moderates. */
    EDITOR,
    /** Does all of that, and decides who else may enter. */
    ADMINISTRATOR
}
