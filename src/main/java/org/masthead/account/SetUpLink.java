package org.masthead.account;

import org.jspecify.annotations.Nullable;
import org.masthead.command.SiteStarted;
import org.masthead.site.SiteSettings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The link by which the first administrator enters a new house. It is in this process's memory and on its console,
 * nowhere else; it dies with its use, with a restart, and with an account that another node made.
 */
@Component
class SetUpLink {

    private final Accounts accounts;
    private final SiteSettings site;

    private volatile @Nullable OneTimeToken token;

    SetUpLink(Accounts accounts, SiteSettings site) {
        this.accounts = accounts;
        this.site = site;
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
        token = fresh;
        return fresh;
    }

    /** Whether this is the link, and still good. */
    boolean opensWith(String tried) {
        OneTimeToken current = token;
        if (current == null || !current.is(tried)) {
            return false;
        }
        if (accounts.none()) {
            return true;
        }
        die();
        return false;
    }

    void die() {
        token = null;
    }
}
