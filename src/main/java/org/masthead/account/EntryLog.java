package org.masthead.account;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.audit.Audit;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who came, who went and who was turned away, for the audit log; the rest of an account's life it sees by itself. What
 * a stranger typed as a name is not told: people type their password there.
 */
@Component
class EntryLog {

    private static final String ACCOUNT = "account";

    private final Audit audit;
    private final AccountRepository accounts;

    EntryLog(Audit audit, AccountRepository accounts) {
        this.audit = audit;
        this.accounts = accounts;
    }

    /** Somebody is in, with a password (and the code that was asked for) or a passkey. */
    @Transactional
    void entered(long id, String with) {
        audit.actAs(id);
        note("signed-in", id, Map.of("with", with));
    }

    /**
     * Somebody was turned away.
     *
     * @param tried the account that they wanted to enter, null where there is none
     */
    @Transactional
    void refused(@Nullable Long tried, String with) {
        audit.actAs(null);
        note("refused", tried, Map.of("with", with));
    }

    @Transactional
    void left(Authentication person) {
        if (person.getPrincipal() instanceof DeskUser user) {
            audit.actAs(user.id());
            note("signed-out", user.id(), Map.of());
        }
    }

    /** In the transaction that changed something, and of what the log does not see in a table. */
    @EventListener
    @Transactional
    void changed(AccountChanged change) {
        switch (change.what()) {
            case RECOVERY_CODES_MADE -> note("recovery-codes-made", change.account(), Map.of());
            case RECOVERY_CODE_USED -> {
                audit.actAs(change.account());
                note("recovery-code-used", change.account(), Map.of());
            }
            case SESSIONS_ENDED -> note("sessions-ended", change.account(), Map.of());
            default -> {}
        }
    }

    private void note(String act, @Nullable Long id, Map<String, ?> detail) {
        String name = Optional.ofNullable(id)
                .flatMap(accounts::findById)
                .map(Account::name)
                .orElse("");
        audit.note(ACCOUNT, act, id, name, detail);
    }
}
