package org.masthead.account;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.AccountChanged.What;
import org.masthead.account.Invitations.Purpose;
import org.masthead.audit.Audit;
import org.masthead.author.AuthorService;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Service;

/**
 * How people come to a password: through a link that an administrator hands over or that goes by mail. The letter lies
 * in the outbox within the same transaction that makes the link.
 */
@Service
class EntryLinks {

    private final Accounts accounts;
    private final AccountRepository repository;
    private final Invitations invitations;
    private final AccountLetters letters;
    private final AuthorService authors;
    private final DeskSessions sessions;
    private final Audit audit;
    private final Clock clock;

    EntryLinks(
            Accounts accounts,
            AccountRepository repository,
            Invitations invitations,
            AccountLetters letters,
            AuthorService authors,
            DeskSessions sessions,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.invitations = invitations;
        this.letters = letters;
        this.authors = authors;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an account whose owner has still to choose a password.
     *
     * @param byMail whether they are written to
     * @return the link's token, or nothing where the e-mail has an account already
     */
    Optional<OneTimeToken> invite(EmailAddress email, String name, Role role, boolean byMail, @Nullable Long actor) {
        return accounts.oneAtATime(() -> {
            if (repository.findByEmail(email.text()).isPresent()) {
                return Optional.empty();
            }
            Account invited = Account.invite(email, name, role, clock.instant());
            invited.signAs(authors.create(name).getId());
            Account account = repository.saveAndFlush(invited);
            accounts.tell(actor, account.id(), What.INVITED, role.name());
            return Optional.of(issue(account, byMail));
        });
    }

    /** A fresh link to choose a password, for who lost the first one or forgot the password. */
    OneTimeToken renew(long id, boolean byMail, @Nullable Long actor) {
        return accounts.oneAtATime(() -> {
            Account account = repository.findById(id).orElseThrow(NotFound::new);
            if (account.status() == AccountStatus.DISABLED) {
                throw new NotFound();
            }
            accounts.tell(actor, id, What.LINK_MADE, "");
            return issue(account, byMail);
        });
    }

    /** Writes a link to whoever has this address; to nobody where nobody has. */
    void reset(EmailAddress email) {
        accounts.oneAtATime(() -> repository
                .findByEmail(email.text())
                .filter(account -> account.status() != AccountStatus.DISABLED)
                .map(account -> {
                    letters.reset(account, invitations.issue(account.id(), Purpose.RESET));
                    accounts.tell(null, account.id(), What.PASSWORD_RESET_ASKED, "");
                    return true;
                })
                .orElse(false));
    }

    /** Whom a link was made for, while it is good. */
    Optional<AccountView> invited(String token) {
        return invitations
                .accountOf(new OneTimeToken(token))
                .flatMap(repository::findById)
                .map(AccountView::of);
    }

    /** Uses a link up: its owner may enter with the new password, and whoever entered with the old one is out. */
    void accept(String token, String passwordHash) {
        long id = accounts.oneAtATime(() -> {
            Account account = invitations
                    .use(new OneTimeToken(token))
                    .flatMap(repository::findById)
                    .orElseThrow(NotFound::new);
            audit.actAs(account.id());
            account.activate(passwordHash);
            invitations.withdraw(account.id());
            accounts.tell(account.id(), account.id(), What.PASSWORD_SET, "");
            return account.id();
        });
        sessions.endAllOf(id);
    }

    private OneTimeToken issue(Account account, boolean byMail) {
        OneTimeToken token = invitations.issue(account.id(), Purpose.INVITATION);
        if (byMail) {
            letters.invite(account, token);
        }
        return token;
    }
}
