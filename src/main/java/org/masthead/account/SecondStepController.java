package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the code after the password. */
@Controller
@RequestMapping(SecondStepController.ADDRESS)
class SecondStepController {

    static final String ADDRESS = DeskDoor.SIGN_IN + "/code";

    private static final String VIEW = "account/code";

    private final SecondStep step;
    private final DeskSessions sessions;

    SecondStepController(SecondStep step, DeskSessions sessions) {
        this.step = step;
        this.sessions = sessions;
    }

    @GetMapping
    String form(HttpServletRequest request, CsrfToken formToken) {
        formToken.getToken();
        return step.waiting(request.getSession(false)).isPresent() ? VIEW : again();
    }

    @PostMapping
    String attempt(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Proof> proof = step.waiting(request.getSession(false));
        if (proof.isEmpty()) {
            return again();
        }
        try {
            Optional<DeskUser> user = step.attempt(proof.get(), code, request.getSession());
            if (user.isPresent()) {
                sessions.begin(user.get(), request, response);
                return "redirect:"
                        + DeskDoor.takeContinueAt(request.getSession()).orElse("/desk");
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("problem", "account.code.wrong");
        } catch (TooManyTries e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("problem", "account.code.too-many");
        }
        return VIEW;
    }

    private static String again() {
        return "redirect:" + DeskDoor.SIGN_IN + "?expired";
    }
}
