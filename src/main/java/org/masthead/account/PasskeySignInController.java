package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.masthead.web.NetworkAddresses;
import org.springframework.http.MediaType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signs in with a passkey: the page's script asks for the question, its form brings the answer. */
@Controller
@RequestMapping(DeskDoor.SIGN_IN + "/passkey")
class PasskeySignInController {

    private final SignIn signIn;
    private final Passkeys passkeys;
    private final DeskSessions sessions;
    private final NetworkAddresses networks;

    PasskeySignInController(SignIn signIn, Passkeys passkeys, DeskSessions sessions, NetworkAddresses networks) {
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.networks = networks;
    }

    @PostMapping(path = "/question", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String ask(HttpServletRequest request) {
        return PasskeyForms.ask(passkeys.request(), request.getSession());
    }

    @PostMapping
    String signIn(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<PublicKeyCredentialRequestOptions> question =
                PasskeyForms.takeQuestion(PublicKeyCredentialRequestOptions.class, request.getSession());
        try {
            Optional<DeskUser> user =
                    question.flatMap(asked -> signIn.attempt(asked, credential, networks.neighbourhoodOf(request)));
            if (user.isPresent()) {
                sessions.begin(user.get(), request, response);
                return "redirect:"
                        + DeskDoor.takeContinueAt(request.getSession()).orElse("/desk");
            }
            return "redirect:" + DeskDoor.SIGN_IN + "?passkey";
        } catch (TooManyTries e) {
            return "redirect:" + DeskDoor.SIGN_IN + "?wait";
        }
    }
}
