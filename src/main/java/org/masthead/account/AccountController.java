package org.masthead.account;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
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

/** One account, for administrators: how far it goes, and who takes over its stories. */
@Controller
@Needs(Right.KEEP_ACCOUNTS)
@RequestMapping("/desk/accounts/{id}")
class AccountController {

    private final Accounts accounts;
    private final AccountSections sections;
    private final AccountLetters letters;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final DeskSessions sessions;
    private final MessageSource messages;

    AccountController(
            Accounts accounts,
            AccountSections sections,
            AccountLetters letters,
            SecondFactors factors,
            Passkeys passkeys,
            DeskSessions sessions,
            MessageSource messages) {
        this.accounts = accounts;
        this.sections = sections;
        this.letters = letters;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "accounts";
    }

    @GetMapping
    ModelAndView page(@PathVariable long id) {
        AccountView account = accounts.view(id);
        return new ModelAndView("account/one")
                .addObject("account", account)
                .addObject("mail", letters.canBeSent())
                .addObject("codes", factors.isOn(id))
                .addObject("passkeys", passkeys.of(id).size())
                .addObject("sections", sections.choices())
                .addObject("bound", sections.of(id))
                .addObject("stories", sections.stories(id))
                .addObject(
                        "heirs",
                        accounts.all().stream()
                                .filter(each -> each.id() != id && each.status() == AccountStatus.ACTIVE)
                                .toList());
    }

    @PostMapping("/limits")
    ModelAndView limit(
            @PathVariable long id,
            @RequestParam(name = "sections", required = false) @Nullable List<Long> chosen,
            @RequestParam(defaultValue = "false") boolean mayPublish,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        AccountView account = accounts.view(id);
        accounts.bind(id, Objects.requireNonNullElse(chosen, List.of()), mayPublish, user.id());
        String address = id == user.id() ? DeskDoor.SIGN_IN : "/desk/accounts/" + id;
        return SeeOther.to(address, flash, messages, "account.list.limits-changed", account.name());
    }

    /** For who has lost the phone and the recovery codes. What is left is the password. */
    @PostMapping("/factors")
    ModelAndView removeFactors(
            @PathVariable long id, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        AccountView account = accounts.view(id);
        factors.turnOff(id, user.id());
        passkeys.of(id).forEach(passkey -> passkeys.remove(id, passkey.id(), user.id()));
        sessions.endAllOf(id);
        String address = id == user.id() ? DeskDoor.SIGN_IN : "/desk/accounts/" + id;
        return SeeOther.to(address, flash, messages, "account.list.factors-removed", account.name());
    }
}
