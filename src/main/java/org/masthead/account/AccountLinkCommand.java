package org.masthead.account;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.masthead.command.Command;
import org.masthead.site.SiteSettings;
import org.springframework.stereotype.Component;

/** {@code account link E-MAIL}: the way back in for who lost the password where no mail goes out. */
@Component
class AccountLinkCommand implements Command {

    private final AccountRepository accounts;
    private final EntryLinks links;
    private final SiteSettings site;

    AccountLinkCommand(AccountRepository accounts, EntryLinks links, SiteSettings site) {
        this.accounts = accounts;
        this.links = links;
        this.site = site;
    }

    @Override
    public String name() {
        return "account link";
    }

    @Override
    public String arguments() {
        return "E-MAIL";
    }

    @Override
    public String purpose() {
        return "Makes a link by which the owner of an account chooses a new password.";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.size() != 1) {
            throw new WrongUse("Name the e-mail address of one account.");
        }
        Account account = EmailAddress.parse(arguments.get(0))
                .flatMap(email -> accounts.findByEmail(email.text()))
                .filter(found -> found.status() != AccountStatus.DISABLED)
                .orElseThrow(() -> new IOException("No account that may enter has this address."));
        out.println(site.absolute(
                "/invitation/" + links.renew(account.id(), false, null).text()));
        return 0;
    }
}
