package org.masthead.account;

import org.jspecify.annotations.Nullable;

/**
 * Something about an account was changed; told within the transaction that changed it.
 *
 * @param actor the account that did it; null where nobody was signed in, as with a link
 * @param account that was changed
 * @param what happened
 * @param detail the new role and the like; may be empty, never a secret
 */
public record AccountChanged(@Nullable Long actor, long account, What what, String detail) {

    /** What happened to an account. */
    public enum What {
        CREATED,
        INVITED,
        LINK_MADE,
        PASSWORD_RESET_ASKED,
        PASSWORD_SET,
        RENAMED,
        ROLE_CHANGED,
        SECTIONS_CHANGED,
        DISABLED,
        ENABLED
    }
}
