package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds and removes one's own passkeys. */
@Controller
@Needs(Right.KEEP_OWN_ACCOUNT)
@RequestMapping(SecurityController.ADDRESS + "/passkeys")
class PasskeyController {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyController.class);
    private static final int LONGEST_LABEL = 60;

    private final Passkeys passkeys;
    private final DeskSessions sessions;
    private final MessageSource messages;

    PasskeyController(Passkeys passkeys, DeskSessions sessions, MessageSource messages) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.messages = messages;
    }

    @PostMapping(path = "/question", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> ask(@AuthenticationPrincipal DeskUser user, HttpServletRequest request) {
        return sessions.isFresh(request.getSession())
                ? ResponseEntity.ok(PasskeyForms.ask(passkeys.creation(user), request.getSession()))
                : ResponseEntity.status(HttpStatus.CONFLICT).body("{}");
    }

    @PostMapping
    ModelAndView add(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String credential,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Optional<PublicKeyCredentialCreationOptions> question =
                PasskeyForms.takeQuestion(PublicKeyCredentialCreationOptions.class, request.getSession());
        if (question.isEmpty() || !sessions.isFresh(request.getSession())) {
            return refused(flash);
        }
        try {
            passkeys.add(
                    user,
                    question.get(),
                    new RelyingPartyPublicKey(PasskeyForms.made(credential), plain(label, request)));
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library has a dozen exceptions for what a browser or a forger may send.
            LOG.warn("Passkey of {} refused: {}", user.email(), LogText.of(String.valueOf(e.getMessage())));
            return refused(flash);
        }
        return SeeOther.to(SecurityController.ADDRESS, flash, messages, "account.passkey.added");
    }

    @PostMapping("/{id}/deletion")
    ModelAndView remove(
            @PathVariable String id,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        if (!sessions.isFresh(request.getSession())) {
            return refused(flash);
        }
        passkeys.remove(user.id(), id, user.id());
        return SeeOther.to(SecurityController.ADDRESS, flash, messages, "account.passkey.removed");
    }

    /** What the owner calls it, or else the browser it was made with. */
    private static String plain(String label, HttpServletRequest request) {
        String line = TypedText.line(label).replaceAll("\\p{Cntrl}+", " ");
        String name = TypedText.isInvisible(line) ? BrowserName.of(request.getHeader("User-Agent")) : line;
        String known = name.isEmpty() ? "Passkey" : name;
        return known.length() > LONGEST_LABEL ? known.substring(0, LONGEST_LABEL) : known;
    }

    private static ModelAndView refused(RedirectAttributes flash) {
        flash.addFlashAttribute("problem", "account.passkey.refused");
        return SeeOther.to(SecurityController.ADDRESS);
    }
}
