package org.masthead.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.masthead.account.AdministratorPost;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Receivers that do not take what they are sent. As nobody sees that one is switched off, a letter says so. */
@Component
class Complaints {

    private static final Duration NEWS = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final AdministratorPost post;
    private final WebhookSettings settings;
    private final SiteSettings site;
    private final MessageSource messages;
    private final SiteClock siteClock;
    private final Clock clock;

    Complaints(
            JdbcClient jdbc,
            AdministratorPost post,
            WebhookSettings settings,
            SiteSettings site,
            MessageSource messages,
            SiteClock siteClock,
            Clock clock) {
        this.jdbc = jdbc;
        this.post = post;
        this.settings = settings;
        this.site = site;
        this.messages = messages;
        this.siteClock = siteClock;
        this.clock = clock;
    }

    private record SwitchedOff(String name, Instant failingSince) {}

    /** It took something again. */
    @Transactional
    public void settle(long webhook) {
        jdbc.sql("update webhook set failing_since = null where id = ? and failing_since is not null")
                .param(webhook)
                .update();
    }

    /** Whoever says that they are gone, or has taken nothing for days, is asked no more. */
    @Transactional
    public void note(long webhook, boolean gone) {
        Instant now = clock.instant();
        jdbc.sql("update webhook set failing_since = coalesce(failing_since, ?) where id = ?")
                .params(Timestamp.from(now), webhook)
                .update();
        jdbc.sql("""
                        update webhook set active = false, switched_off_at = ?
                        where id = ? and active and (? or failing_since < ?) returning name, failing_since""")
                .params(Timestamp.from(now), webhook, gone, Timestamp.from(now.minus(settings.giveUpAfter())))
                .query((row, number) -> new SwitchedOff(
                        row.getString("name"), row.getTimestamp("failing_since").toInstant()))
                .optional()
                .ifPresent(off -> tell(webhook, off, gone));
    }

    private void tell(long webhook, SwitchedOff off, boolean gone) {
        String why = gone
                ? words("webhook.letter.gone", off.name(), site.name())
                : words("webhook.letter.failing", off.name(), site.name(), siteClock.dateTime(off.failingSince()));
        post.post(
                words("webhook.letter.subject", off.name()),
                List.of(why, words("webhook.letter.again")),
                "/desk/webhooks/" + webhook,
                NEWS);
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, site.language());
    }
}
