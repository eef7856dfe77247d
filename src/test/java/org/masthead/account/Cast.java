package org.masthead.account;

import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;

/** People with passwords, for tests of this room. */
@TestComponent
class Cast {

    static final String PASSWORD = "quiet otter on a lamp";

    private final AccountRepository accounts;
    private final PasswordHashing hashing;

    Cast(AccountRepository accounts, PasswordHashing hashing) {
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /** Somebody who may sign in with {@link #PASSWORD}. */
    Account member(String email, Role role) {
        Optional<Account> known = accounts.findByEmail(email);
        if (known.isPresent()) {
            return known.get();
        }
        Account account = Account.invite(EmailAddress.parse(email).orElseThrow(), "Some Member", role, Instant.now());
        account.activate(hashing.hash(PASSWORD));
        return accounts.save(account);
    }
}
