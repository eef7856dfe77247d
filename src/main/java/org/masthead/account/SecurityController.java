package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
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

/** How one shows who one is, and where one is signed in. Changes ask for the password again after a while. */
@Controller
@Needs(Right.KEEP_OWN_ACCOUNT)
@RequestMapping(SecurityController.ADDRESS)
class SecurityController {

    static final String ADDRESS = "/desk/account/security";

    private final OwnAccount own;
    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final DeskSessions sessions;
    private final Accounts accounts;
    private final MessageSource messages;

    SecurityController(
            OwnAccount own,
            Passkeys passkeys,
            SecondFactors factors,
            DeskSessions sessions,
            Accounts accounts,
            MessageSource messages) {
        this.own = own;
        this.passkeys = passkeys;
        this.factors = factors;
        this.sessions = sessions;
        this.accounts = accounts;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "account";
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal DeskUser user, HttpServletRequest request) {
        return new ModelAndView("account/security")
                .addObject("fresh", sessions.isFresh(request.getSession()))
                .addObject("passkeys", passkeys.of(user.id()))
                .addObject("codes", factors.isOn(user.id()))
                .addObject("recoveryCodes", factors.recoveryCodesLeft(user.id()))
                .addObject("sessions", sessions.of(user.id(), request.getSession()));
    }

    @PostMapping("/proof")
    ModelAndView prove(
            @RequestParam(defaultValue = "") String currentPassword,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        try {
            if (own.knows(user.id(), currentPassword)) {
                sessions.prove(request.getSession());
                return SeeOther.to(ADDRESS, flash, messages, "account.security.proven");
            }
            flash.addFlashAttribute("problem", "account.own.wrong-password");
        } catch (TooManyTries e) {
            flash.addFlashAttribute("problem", "account.own.too-many");
        }
        return SeeOther.to(ADDRESS);
    }

    @PostMapping("/sessions/{handle}")
    ModelAndView endSession(
            @PathVariable String handle, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        sessions.endOneOf(user.id(), handle);
        accounts.tellOfEndedSessions(user.id());
        return SeeOther.to(ADDRESS, flash, messages, "account.security.session-ended");
    }
}
