package org.masthead.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.masthead.author.AuthorService;
import org.masthead.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides who may enter. Whatever takes somebody's right away ends their sessions on every node, once the database has
 * it. Changes that could leave the house without an administrator wait for one another.
 */
@Service
class Accounts {

    private final AccountRepository accounts;
    private final Invitations invitations;
    private final DeskSessions sessions;
    private final AuthorService authors;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            Invitations invitations,
            DeskSessions sessions,
            AuthorService authors,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.sessions = sessions;
        this.authors = authors;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean none() {
        return accounts.count() == 0;
    }

    List<AccountView> all() {
        return accounts.findAllByOrderByNameAscIdAsc().stream()
                .map(AccountView::of)
                .toList();
    }

    /** The first administrator of a house that has nobody yet; whoever comes second gets nothing. */
    Optional<DeskUser> createFirst(EmailAddress email, String name, String passwordHash) {
        return oneAtATime(() -> {
            if (!none()) {
                return Optional.empty();
            }
            Account first = Account.invite(email, name, Role.ADMINISTRATOR, clock.instant());
            first.signAs(authors.create(name).getId());
            first.activate(passwordHash);
            return Optional.of(accounts.save(first).toDeskUser());
        });
    }

    /**
     * Makes an account whose owner has still to choose a password.
     *
     * @return the link's token, or nothing where the e-mail has an account already
     */
    Optional<OneTimeToken> invite(EmailAddress email, String name, Role role) {
        return oneAtATime(() -> {
            if (accounts.findByEmail(email.text()).isPresent()) {
                return Optional.empty();
            }
            Account invited = Account.invite(email, name, role, clock.instant());
            invited.signAs(authors.create(name).getId());
            Account account = accounts.saveAndFlush(invited);
            return Optional.of(invitations.issue(account.id()));
        });
    }

    /** A fresh link to choose a password, for who lost the first one or forgot the password. */
    OneTimeToken renewLink(long id) {
        return oneAtATime(() -> {
            if (account(id).status() == AccountStatus.DISABLED) {
                throw new NotFound();
            }
            return invitations.issue(id);
        });
    }

    /** Whom a link was made for, while it is good. */
    Optional<AccountView> invited(String token) {
        return invitations
                .accountOf(new OneTimeToken(token))
                .flatMap(accounts::findById)
                .map(AccountView::of);
    }

    /** Uses a link up: its owner may enter with the new password, and whoever entered with the old one is out. */
    void accept(String token, String passwordHash) {
        long id = oneAtATime(() -> {
            Account account = invitations
                    .use(new OneTimeToken(token))
                    .flatMap(accounts::findById)
                    .orElseThrow(NotFound::new);
            account.activate(passwordHash);
            return account.id();
        });
        sessions.endAllOf(id);
    }

    void changeRole(long id, Role role) {
        change(id, account -> account.changeRole(role));
    }

    void disable(long id) {
        change(id, account -> {
            account.disable();
            invitations.withdraw(id);
        });
    }

    void enable(long id) {
        change(id, Account::enable);
    }

    AccountView view(long id) {
        return AccountView.of(account(id));
    }

    DeskUser rename(long id, String name) {
        return oneAtATime(() -> {
            Account account = account(id);
            account.rename(name);
            return account.toDeskUser();
        });
    }

    private void change(long id, Consumer<Account> change) {
        oneAtATime(() -> {
            Account account = account(id);
            boolean mattered = account.isActiveAdministrator();
            change.accept(account);
            accounts.flush();
            if (mattered && accounts.countByRoleAndStatus(Role.ADMINISTRATOR, AccountStatus.ACTIVE) == 0) {
                throw new LastAdministrator();
            }
            return id;
        });
        sessions.endAllOf(id);
    }

    private Account account(long id) {
        return accounts.findById(id).orElseThrow(NotFound::new);
    }

    /** Readers of the table go on; a second writer waits, so that two administrators cannot disable each other. */
    private <T> T oneAtATime(Supplier<T> work) {
        T result = transactions.execute(status -> {
            jdbc.sql("lock table account in share row exclusive mode").update();
            return work.get();
        });
        if (result == null) {
            throw new IllegalStateException("no result");
        }
        return result;
    }

    /** Nobody could decide who enters any more. */
    static final class LastAdministrator extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
