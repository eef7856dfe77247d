package org.masthead.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out whether someone is who they say. Every refusal looks and costs the same: a name that does not exist, a
 * wrong password, an account that is closed. Limits come before the costly hash, and count a name only together with
 * the network it is tried from, so that nobody can lock its owner out from elsewhere.
 */
@Component
class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private static final int TRIES_PER_NETWORK = 30;
    private static final int TRIES_PER_NAME_AND_NETWORK = 10;
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final AccountRepository accounts;
    private final AccountSections sections;
    private final PasswordHashing hashing;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final RateLimit networks;
    private final RateLimit names;

    SignIn(
            AccountRepository accounts,
            AccountSections sections,
            PasswordHashing hashing,
            TransactionTemplate transactions,
            RateLimits limits,
            Clock clock) {
        this.accounts = accounts;
        this.sections = sections;
        this.hashing = hashing;
        this.transactions = transactions;
        this.clock = clock;
        this.networks = limits.of(TRIES_PER_NETWORK, PERIOD);
        this.names = limits.of(TRIES_PER_NAME_AND_NETWORK, PERIOD);
    }

    /**
     * Tries a password.
     *
     * @param network where it is tried from, as limits count it
     * @throws TooManyTries without looking at the password
     */
    Optional<DeskUser> attempt(String typedEmail, String password, String network) {
        String name = EmailAddress.parse(typedEmail).map(EmailAddress::text).orElse("");
        String nameAndNetwork = name + " " + network;
        refuseBeyond(names, nameAndNetwork, typedEmail, network);
        refuseBeyond(networks, network, typedEmail, network);
        Optional<Account> found = accounts.findByEmail(name).filter(Account::isActive);
        @Nullable String hash = found.map(Account::passwordHash).orElse(null);
        Optional<DeskUser> user = PasswordRules.isReadable(password) && hashing.matches(password, hash)
                ? found.flatMap(account -> enter(account.id(), hash))
                : Optional.empty();
        if (user.isPresent()) {
            names.giveBack(nameAndNetwork);
            networks.giveBack(network);
            LOG.info("{} signed in from {}", name, network);
        } else {
            LOG.warn("Sign-in as {} from {} refused", LogText.of(typedEmail), network);
        }
        return user;
    }

    /** Looks again: while the hash was computed the account may have been closed or its password changed. */
    private Optional<DeskUser> enter(long id, @Nullable String checkedHash) {
        return Objects.requireNonNull(transactions.execute(status -> accounts.findById(id)
                .filter(account -> account.isActive() && Objects.equals(account.passwordHash(), checkedHash))
                .map(account -> {
                    account.signedIn(clock.instant());
                    return account.toDeskUser(sections.of(id));
                })));
    }

    private static void refuseBeyond(RateLimit limit, String key, String typedEmail, String network) {
        RateLimit.Verdict verdict = limit.tryAcquire(key);
        if (!verdict.allowed()) {
            LOG.warn("Sign-in as {} from {} refused: too many tries", LogText.of(typedEmail), network);
            throw new TooManyTries(verdict);
        }
    }
}
