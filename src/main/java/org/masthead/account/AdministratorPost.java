package org.masthead.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.masthead.mail.Letter;
import org.masthead.mail.Outbox;
import org.masthead.site.SiteSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes to all administrators, so that no other room needs their addresses. */
@Service
public class AdministratorPost {

    private final AccountRepository accounts;
    private final Outbox outbox;
    private final SiteSettings site;
    private final Clock clock;

    AdministratorPost(AccountRepository accounts, Outbox outbox, SiteSettings site, Clock clock) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Posts a letter to each of them with the transaction that has the reason for it; none where no mail is sent at
     * all.
     *
     * @param path of what it is about
     * @param useful for how long there is a point in sending it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(String subject, List<String> paragraphs, String path, Duration useful) {
        if (!outbox.isOpen()) {
            return;
        }
        accounts.findAllByRoleAndStatusOrderById(Role.ADMINISTRATOR, AccountStatus.ACTIVE)
                .forEach(each -> outbox.post(new Letter(
                        each.email(),
                        each.name(),
                        subject,
                        paragraphs,
                        site.absolute(path),
                        clock.instant().plus(useful))));
    }
}
