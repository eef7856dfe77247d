package org.masthead.account;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import org.masthead.command.SiteStarted;
import org.masthead.site.SiteSettings;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The link by which the first administrator enters a new house. It stands on the console and nowhere else; every node
 * knows its digest. It dies with its use, with the start of any node, which prints another, and with an account.
 */
@Component
class SetUpLink {

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final SiteSettings site;
    private final Clock clock;

    SetUpLink(Accounts accounts, JdbcClient jdbc, SiteSettings site, Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.site = site;
        this.clock = clock;
    }

    /** Prints it; the console is its only way out, so it is no log line that might be sent elsewhere. */
    @EventListener(SiteStarted.class)
    void printIfNobodyIsHere() {
        if (accounts.none()) {
            System.out.println();
            System.out.println("No account yet. Open this link to create the first administrator:");
            System.out.println("  " + site.absolute("/set-up/" + issue().text()));
            System.out.println();
        }
    }

    OneTimeToken issue() {
        OneTimeToken fresh = OneTimeToken.fresh();
        jdbc.sql("""
                        insert into set_up_link (token_digest, issued_at) values (?, ?)
                        on conflict (only_one) do update
                        set token_digest = excluded.token_digest, issued_at = excluded.issued_at
                        """).params(fresh.digest(), Timestamp.from(clock.instant())).update();
        return fresh;
    }

    /** Whether this is the link, and still good. */
    boolean opensWith(String tried) {
        byte[] digest = new OneTimeToken(tried).digest();
        boolean known = jdbc.sql("select token_digest from set_up_link")
                .query(byte[].class)
                .optional()
                .filter(kept -> MessageDigest.isEqual(kept, digest))
                .isPresent();
        if (known && !accounts.none()) {
            die();
            return false;
        }
        return known;
    }

    void die() {
        jdbc.sql("delete from set_up_link").update();
    }
}
