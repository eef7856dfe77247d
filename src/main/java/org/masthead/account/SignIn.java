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
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
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

    private static final String PASSWORD = "password";
    private static final String PASSKEY = "passkey";

    private static final int TRIES_PER_NETWORK = 30;
    private static final int TRIES_PER_NAME_AND_NETWORK = 10;
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final AccountRepository accounts;
    private final AccountSections sections;
    private final PasswordHashing hashing;
    private final Passkeys passkeys;
    private final EntryLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final RateLimit networks;
    private final RateLimit names;

    SignIn(
            AccountRepository accounts,
            AccountSections sections,
            PasswordHashing hashing,
            Passkeys passkeys,
            EntryLog log,
            TransactionTemplate transactions,
            RateLimits limits,
            Clock clock) {
        this.accounts = accounts;
        this.sections = sections;
        this.hashing = hashing;
        this.passkeys = passkeys;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.networks = limits.of(TRIES_PER_NETWORK, PERIOD);
        this.names = limits.of(TRIES_PER_NAME_AND_NETWORK, PERIOD);
    }

    /**
     * Tries a password. It alone lets nobody in: see {@link #enter} and {@link SecondStep}.
     *
     * @param network where it is tried from, as limits count it
     * @throws TooManyTries without looking at the password
     */
    Optional<Proof> attempt(String typedEmail, String password, String network) {
        String name = EmailAddress.parse(typedEmail).map(EmailAddress::text).orElse("");
        String nameAndNetwork = name + " " + network;
        refuseBeyond(names, nameAndNetwork, typedEmail, network);
        refuseBeyond(networks, network, typedEmail, network);
        Optional<Account> found = accounts.findByEmail(name).filter(Account::isActive);
        @Nullable String hash = found.map(Account::passwordHash).orElse(null);
        Optional<Proof> proof = PasswordRules.isReadable(password) && hashing.matches(password, hash)
                ? found.map(account -> new Proof(account.id(), account.passwordMark(), clock.instant()))
                : Optional.empty();
        if (proof.isPresent()) {
            names.giveBack(nameAndNetwork);
            networks.giveBack(network);
            LOG.info("{} showed the right password from {}", name, network);
        } else {
            LOG.warn("Sign-in as {} from {} refused", LogText.of(typedEmail), network);
            log.refused(found.map(Account::id).orElse(null), PASSWORD);
        }
        return proof;
    }

    /**
     * Tries a passkey, which needs no second factor.
     *
     * @throws TooManyTries without looking at it
     */
    Optional<DeskUser> attempt(PublicKeyCredentialRequestOptions question, String answer, String network) {
        refuseBeyond(networks, network, "", network);
        try {
            long id = passkeys.accountOf(question, PasskeyForms.shown(answer));
            Optional<DeskUser> user = enter(id, null);
            user.ifPresent(known -> {
                networks.giveBack(network);
                LOG.info("{} signed in with a passkey from {}", known.email(), network);
            });
            return user;
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library has a dozen exceptions for what a browser or a forger may send.
            LOG.warn("Passkey from {} refused: {}", network, LogText.of(String.valueOf(e.getMessage())));
            log.refused(null, PASSKEY);
            return Optional.empty();
        }
    }

    /** Lets somebody in who has shown all that is asked for. */
    Optional<DeskUser> enter(Proof proof) {
        return enter(proof.account(), proof.mark());
    }

    /** Looks again: meanwhile the account may have been closed or its password changed. */
    private Optional<DeskUser> enter(long id, @Nullable String mark) {
        return Objects.requireNonNull(transactions.execute(status -> accounts.findById(id)
                .filter(account -> account.isActive() && (mark == null || mark.equals(account.passwordMark())))
                .map(account -> {
                    account.signedIn(clock.instant());
                    log.entered(id, mark == null ? PASSKEY : PASSWORD);
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
