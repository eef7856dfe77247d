package org.masthead.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.masthead.mail.Letter;
import org.masthead.mail.Outbox;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people are written about their accounts, in the site's language. Links begin with the configured address. */
@Component
class AccountLetters {

    private final Outbox outbox;
    private final SiteSettings site;
    private final MessageSource messages;
    private final Clock clock;

    AccountLetters(Outbox outbox, SiteSettings site, MessageSource messages, Clock clock) {
        this.outbox = outbox;
        this.site = site;
        this.messages = messages;
        this.clock = clock;
    }

    boolean canBeSent() {
        return outbox.isOpen();
    }

    String linkOf(OneTimeToken token) {
        return site.absolute("/invitation/" + token.text());
    }

    void invite(Account account, OneTimeToken token) {
        Duration valid = Invitations.Purpose.INVITATION.valid();
        post(
                account,
                token,
                valid,
                words("account.letter.invitation.subject", site.name()),
                words("account.letter.invitation.text", account.name(), site.name()),
                words("account.letter.invitation.good", valid.toDays()),
                words("account.letter.invitation.not-you"));
    }

    void reset(Account account, OneTimeToken token) {
        Duration valid = Invitations.Purpose.RESET.valid();
        post(
                account,
                token,
                valid,
                words("account.letter.reset.subject", site.name()),
                words("account.letter.reset.text", account.name(), site.name()),
                words("account.letter.reset.good", valid.toMinutes()),
                words("account.letter.reset.not-you"));
    }

    private void post(Account account, OneTimeToken token, Duration valid, String subject, String... paragraphs) {
        outbox.post(new Letter(
                account.email(),
                account.name(),
                subject,
                List.of(paragraphs),
                linkOf(token),
                clock.instant().plus(valid)));
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, site.language());
    }
}
