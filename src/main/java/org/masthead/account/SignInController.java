package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.NetworkAddresses;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in form. Signing out is a filter's work, see {@link DeskDoor}. */
@Controller
@RequestMapping(DeskDoor.SIGN_IN)
class SignInController {

    private static final String VIEW = "account/sign-in";

    private final SignIn signIn;
    private final DeskSessions sessions;
    private final NetworkAddresses networks;
    private final AccountLetters letters;
    private final SecondStep secondStep;

    SignInController(
            SignIn signIn,
            DeskSessions sessions,
            NetworkAddresses networks,
            AccountLetters letters,
            SecondStep secondStep) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.networks = networks;
        this.letters = letters;
        this.secondStep = secondStep;
    }

    /** Whether who forgot a password may be written to. */
    @ModelAttribute("mail")
    boolean mail() {
        return letters.canBeSent();
    }

    @GetMapping
    String form(@AuthenticationPrincipal @Nullable DeskUser user, CsrfToken formToken) {
        // Makes the session now: later, inside the page, the answer may already be on its way.
        formToken.getToken();
        return user == null ? VIEW : "redirect:/desk";
    }

    @PostMapping
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            Optional<Proof> proof = signIn.attempt(email, password, networks.neighbourhoodOf(request));
            if (proof.isPresent() && secondStep.isNeeded(proof.get())) {
                secondStep.begin(proof.get(), request);
                return "redirect:" + SecondStepController.ADDRESS;
            }
            Optional<DeskUser> user = proof.flatMap(signIn::enter);
            if (user.isPresent()) {
                sessions.begin(user.get(), request, response);
                return "redirect:"
                        + DeskDoor.takeContinueAt(request.getSession()).orElse("/desk");
            }
            return again(email, HttpStatus.UNPROCESSABLE_CONTENT, "account.sign-in.refused", response, model);
        } catch (TooManyTries e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
            model.addAttribute("minutes", e.seconds() / 60 + 1);
            return again(email, HttpStatus.TOO_MANY_REQUESTS, "account.sign-in.too-many", response, model);
        } catch (PasswordHashing.TooBusy e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            return again(email, HttpStatus.SERVICE_UNAVAILABLE, "account.sign-in.busy", response, model);
        }
    }

    private static String again(
            String email, HttpStatus status, String message, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("email", email);
        model.addAttribute("problem", message);
        return VIEW;
    }
}
