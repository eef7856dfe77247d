package org.masthead.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of accounts, for administrators. One's own is at {@link OwnAccountController}. */
@Controller
@Needs(Right.KEEP_ACCOUNTS)
@RequestMapping("/desk/accounts")
class AccountsController {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsController.class);
    private static final String LIST = "redirect:/desk/accounts";

    private final Accounts accounts;
    private final EntryLinks links;
    private final AccountLetters letters;
    private final SiteSettings site;
    private final MessageSource messages;

    AccountsController(
            Accounts accounts, EntryLinks links, AccountLetters letters, SiteSettings site, MessageSource messages) {
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.site = site;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "accounts";
    }

    @GetMapping
    ModelAndView list() {
        return page(HttpStatus.OK, Map.of());
    }

    /**
     * Writes to whoever is invited. Where no mail can be sent, it answers with the link itself: it is shown once and
     * kept nowhere, so there is nothing to redirect to.
     */
    @PostMapping
    ModelAndView invite(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "EDITOR") Role role,
            @AuthenticationPrincipal DeskUser user) {
        NewAccount typed = new NewAccount(name, email);
        Map<String, String> problems = typed.problems();
        if (problems.isEmpty()) {
            Optional<OneTimeToken> token =
                    links.invite(typed.emailAddress(), typed.plainName(), role, letters.canBeSent(), user.id());
            if (token.isPresent()) {
                LOG.info(
                        "{} invited {} as {}",
                        user.email(),
                        typed.emailAddress().text(),
                        role);
                return letters.canBeSent()
                        ? written(typed.emailAddress().text())
                        : link(typed.plainName(), token.get());
            }
            problems.put("email", "account.email.taken");
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("typed", typed, "typedRole", role, "problems", problems));
    }

    @PostMapping("/{id}/invitation")
    ModelAndView renewLink(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean copy,
            @AuthenticationPrincipal DeskUser user) {
        AccountView account = accounts.view(id);
        boolean byMail = letters.canBeSent() && !copy;
        OneTimeToken token = links.renew(id, byMail, user.id());
        LOG.info("{} made a new link for {}", user.email(), account.email());
        return byMail ? written(account.email()) : link(account.name(), token);
    }

    @PostMapping("/{id}/role")
    String changeRole(
            @PathVariable long id,
            @RequestParam Role role,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        AccountView account = accounts.view(id);
        try {
            accounts.changeRole(id, role, user.id());
        } catch (Accounts.LastAdministrator e) {
            return refused(flash);
        }
        LOG.info("{} made {} {}", user.email(), account.email(), role);
        return done("account.list.role-changed", account, flash);
    }

    @PostMapping("/{id}/status")
    String changeStatus(
            @PathVariable long id,
            @RequestParam boolean enabled,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        AccountView account = accounts.view(id);
        try {
            if (enabled) {
                accounts.enable(id, user.id());
            } else {
                accounts.disable(id, user.id());
            }
        } catch (Accounts.LastAdministrator e) {
            return refused(flash);
        }
        LOG.info("{} {} {}", user.email(), enabled ? "enabled" : "disabled", account.email());
        return done(enabled ? "account.list.enabled" : "account.list.disabled", account, flash);
    }

    private String done(String key, AccountView account, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", messages.getMessage(key, new Object[] {account.name()}, site.language()));
        return LIST;
    }

    private static String refused(RedirectAttributes flash) {
        flash.addFlashAttribute("problem", "account.list.last-administrator");
        return LIST;
    }

    private ModelAndView written(String email) {
        return page(HttpStatus.CREATED, Map.of("writtenTo", email));
    }

    private ModelAndView link(String name, OneTimeToken token) {
        return page(
                HttpStatus.CREATED,
                Map.of(
                        "linkFor", name,
                        "link", letters.linkOf(token),
                        "days", Invitations.Purpose.INVITATION.valid().toDays()));
    }

    private ModelAndView page(HttpStatus status, Map<String, ?> more) {
        Map<String, Object> model = new HashMap<>();
        model.put("accounts", accounts.all());
        model.put("mail", letters.canBeSent());
        model.put("roles", Role.values());
        model.put("problems", Map.of());
        model.put("typed", new NewAccount("", ""));
        model.put("typedRole", Role.EDITOR);
        model.putAll(more);
        ModelAndView page = new ModelAndView("account/accounts", model);
        page.setStatus(status);
        return page;
    }
}
