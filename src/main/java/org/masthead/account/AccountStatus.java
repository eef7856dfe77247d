package org.masthead.account;

/** Whether an account's owner may enter. */
enum AccountStatus {
    /** Has a link, but no password yet. */
    INVITED,
    /** May sign in. */
    ACTIVE,
    /** May not; everything signed with its name stays. */
    DISABLED
}
