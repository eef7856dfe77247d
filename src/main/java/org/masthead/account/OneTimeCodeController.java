package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Turns one-time codes on and off. The secret waits in the session until its owner has shown a first code. */
@Controller
@Needs(Right.KEEP_OWN_ACCOUNT)
@RequestMapping(SecurityController.ADDRESS + "/codes")
class OneTimeCodeController {

    private static final String SECRET = "newCodeSecret";

    private final SecondFactors factors;
    private final CodeSecrets secrets;
    private final DeskSessions sessions;
    private final SiteSettings site;
    private final MessageSource messages;

    OneTimeCodeController(
            SecondFactors factors,
            CodeSecrets secrets,
            DeskSessions sessions,
            SiteSettings site,
            MessageSource messages) {
        this.factors = factors;
        this.secrets = secrets;
        this.sessions = sessions;
        this.site = site;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "account";
    }

    @GetMapping
    ModelAndView begin(@AuthenticationPrincipal DeskUser user, HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (!sessions.isFresh(session)) {
            return SeeOther.to(SecurityController.ADDRESS);
        }
        byte[] secret = waiting(session, user).orElseGet(Totp::freshSecret);
        session.setAttribute(SECRET, secrets.locked(secret));
        return page(secret, user);
    }

    /** Answers with the recovery codes themselves: they are shown once, so there is nothing to redirect to. */
    @PostMapping
    ModelAndView turnOn(
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request) {
        HttpSession session = request.getSession();
        Optional<byte[]> waiting = waiting(session, user);
        if (!sessions.isFresh(session) || waiting.isEmpty()) {
            return SeeOther.to(SecurityController.ADDRESS);
        }
        byte[] secret = waiting.get();
        Optional<List<String>> recoveryCodes = factors.turnOn(user.id(), secret, code);
        if (recoveryCodes.isEmpty()) {
            ModelAndView page = page(secret, user).addObject("problem", "account.code.wrong");
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        session.removeAttribute(SECRET);
        sessions.endOthersOf(user.id(), session);
        return new ModelAndView("account/recovery-codes", "recoveryCodes", recoveryCodes.get());
    }

    @PostMapping("/removal")
    ModelAndView turnOff(@AuthenticationPrincipal DeskUser user, HttpServletRequest request, RedirectAttributes flash) {
        if (!sessions.isFresh(request.getSession())) {
            return SeeOther.to(SecurityController.ADDRESS);
        }
        factors.turnOff(user.id(), user.id());
        return SeeOther.to(SecurityController.ADDRESS, flash, messages, "account.codes.off");
    }

    @PostMapping("/recovery")
    ModelAndView recoveryCodes(@AuthenticationPrincipal DeskUser user, HttpServletRequest request) {
        if (!sessions.isFresh(request.getSession()) || !factors.isOn(user.id())) {
            return SeeOther.to(SecurityController.ADDRESS);
        }
        return new ModelAndView("account/recovery-codes", "recoveryCodes", factors.freshRecoveryCodes(user.id()));
    }

    /** Sessions lie in the database as well. */
    private Optional<byte[]> waiting(HttpSession session, DeskUser user) {
        return session.getAttribute(SECRET) instanceof byte[] kept
                ? secrets.unlocked(kept, user.id())
                : Optional.empty();
    }

    private ModelAndView page(byte[] secret, DeskUser user) {
        return new ModelAndView("account/one-time-code")
                .addObject("picture", QrPicture.of(Totp.address(secret, site.name(), user.email())))
                .addObject("key", Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 "))
                .addObject("address", Totp.address(secret, site.name(), user.email()));
    }
}
