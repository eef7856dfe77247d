package org.masthead.account;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An account as the list of accounts shows it. */
record AccountView(
        long id,
        String email,
        String name,
        Role role,
        boolean mayPublish,
        AccountStatus status,
        @Nullable Instant signedInAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.email(),
                account.name(),
                account.role(),
                account.mayPublish(),
                account.status(),
                account.signedInAt());
    }

    public boolean isDisabled() {
        return status == AccountStatus.DISABLED;
    }

    /** The status as a part of message keys and class names. */
    public String state() {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
