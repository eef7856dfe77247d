package org.masthead.account;

import java.time.Duration;
import org.masthead.web.NotFound;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes a password for who knows the old one. A stolen session alone must not be enough to keep an account. */
@Component
class OwnAccount {

    private static final int TRIES = 10;

    private final AccountRepository accounts;
    private final PasswordHashing hashing;
    private final TransactionTemplate transactions;
    private final RateLimit tries;

    OwnAccount(
            AccountRepository accounts, PasswordHashing hashing, TransactionTemplate transactions, RateLimits limits) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.transactions = transactions;
        this.tries = limits.of(TRIES, Duration.ofMinutes(10));
    }

    /**
     * Whether somebody knows their password.
     *
     * @throws TooManyTries without looking at it
     */
    boolean knows(long id, String password) {
        RateLimit.Verdict verdict = tries.tryAcquire(Long.toString(id));
        if (!verdict.allowed()) {
            throw new TooManyTries(verdict);
        }
        Account account = accounts.findById(id).filter(Account::isActive).orElseThrow(NotFound::new);
        return PasswordRules.isReadable(password) && hashing.matches(password, account.passwordHash());
    }

    void changePassword(long id, String password) {
        String hash = hashing.hash(password);
        transactions.executeWithoutResult(
                status -> accounts.findById(id).orElseThrow(NotFound::new).changePassword(hash));
    }
}
