package org.masthead.account;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masthead.account.AccountChanged.What;
import org.masthead.author.AuthorService;
import org.masthead.web.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides who may enter and do what. Whatever changes somebody's rights ends their sessions on every node, once the
 * database has it. Changes that could leave the house without an administrator wait for one another. How people get
 * their passwords is {@link EntryLinks}.
 */
@Service
class Accounts {

    private final AccountRepository accounts;
    private final AccountSections sections;
    private final Invitations invitations;
    private final DeskSessions sessions;
    private final AuthorService authors;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            AccountSections sections,
            Invitations invitations,
            DeskSessions sessions,
            AuthorService authors,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.sections = sections;
        this.invitations = invitations;
        this.sessions = sessions;
        this.authors = authors;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Asked at each start; in SQL, as nothing else of a start or of a reader's page needs the parser of JPQL. */
    boolean none() {
        return !jdbc.sql("select exists (select 1 from account)")
                .query(Boolean.class)
                .single();
    }

    List<AccountView> all() {
        return accounts.findAllByOrderByNameAscIdAsc().stream()
                .map(AccountView::of)
                .toList();
    }

    /** The names of those who decide who may do what. */
    List<String> administrators() {
        return all().stream()
                .filter(each -> each.role() == Role.ADMINISTRATOR && each.status() == AccountStatus.ACTIVE)
                .map(AccountView::name)
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
            DeskUser user = accounts.save(first).toDeskUser(sections.of(first.id()));
            tell(null, user.id(), What.CREATED, Role.ADMINISTRATOR.name());
            return Optional.of(user);
        });
    }

    void changeRole(long id, Role role, @Nullable Long actor) {
        change(id, actor, What.ROLE_CHANGED, role.name(), account -> account.changeRole(role));
    }

    /** Binds somebody to sections, to none for all, and says whether a reporter publishes. */
    void bind(long id, Collection<Long> bound, boolean mayPublish, @Nullable Long actor) {
        change(id, actor, What.SECTIONS_CHANGED, mayPublish ? "publishes" : "", account -> {
            account.allowToPublish(mayPublish);
            sections.bind(id, bound);
        });
    }

    void disable(long id, @Nullable Long actor) {
        change(id, actor, What.DISABLED, "", account -> {
            account.disable();
            invitations.withdraw(id);
        });
    }

    void enable(long id, @Nullable Long actor) {
        change(id, actor, What.ENABLED, "", Account::enable);
    }

    AccountView view(long id) {
        return AccountView.of(account(id));
    }

    DeskUser rename(long id, String name) {
        return oneAtATime(() -> {
            Account account = account(id);
            account.rename(name);
            tell(id, id, What.RENAMED, name);
            return account.toDeskUser(sections.of(id));
        });
    }

    /** Tells those who keep a record. */
    void tell(@Nullable Long actor, long id, What what, String detail) {
        events.publishEvent(new AccountChanged(actor, id, what, detail));
    }

    /** Tells that somebody signed out elsewhere. */
    void tellOfEndedSessions(long id) {
        transactions.executeWithoutResult(status -> tell(id, id, What.SESSIONS_ENDED, ""));
    }

    private void change(long id, @Nullable Long actor, What what, String detail, Consumer<Account> change) {
        oneAtATime(() -> {
            Account account = account(id);
            boolean mattered = account.isActiveAdministrator();
            change.accept(account);
            accounts.flush();
            if (mattered && accounts.countByRoleAndStatus(Role.ADMINISTRATOR, AccountStatus.ACTIVE) == 0) {
                throw new LastAdministrator();
            }
            tell(actor, id, what, detail);
            return id;
        });
        sessions.endAllOf(id);
    }

    private Account account(long id) {
        return accounts.findById(id).orElseThrow(NotFound::new);
    }

    /** Readers of the table go on; a second writer waits, so that two administrators cannot disable each other. */
    <T> T oneAtATime(Supplier<T> work) {
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
