package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where one asks for a new password by mail. The answer is the same whoever asks, and there only if mail can be sent.
 */
@Controller
@RequestMapping(DeskDoor.PASSWORD)
class PasswordResetController {

    private static final String VIEW = "account/password";

    private final ResetRequests requests;
    private final AccountLetters letters;
    private final NetworkAddresses networks;

    PasswordResetController(ResetRequests requests, AccountLetters letters, NetworkAddresses networks) {
        this.requests = requests;
        this.letters = letters;
        this.networks = networks;
    }

    @GetMapping
    String form(CsrfToken formToken) {
        refuseWithoutMail();
        formToken.getToken();
        return VIEW;
    }

    @PostMapping
    String ask(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        refuseWithoutMail();
        Optional<EmailAddress> address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            model.addAttribute("email", email);
            model.addAttribute("problem", "account.email.malformed");
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return VIEW;
        }
        try {
            requests.ask(address.get(), networks.neighbourhoodOf(request));
        } catch (TooManyTries e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("email", email);
            model.addAttribute("problem", "account.reset.too-many");
            return VIEW;
        }
        model.addAttribute("asked", address.get().text());
        return VIEW;
    }

    private void refuseWithoutMail() {
        if (!letters.canBeSent()) {
            throw new NotFound();
        }
    }
}
