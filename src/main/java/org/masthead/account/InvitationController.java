package org.masthead.account;

import java.util.Map;
import java.util.Optional;
import org.masthead.web.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where an invited person chooses a password, and who forgot theirs a new one. */
@Controller
@RequestMapping("/invitation/{token}")
class InvitationController {

    private static final Logger LOG = LoggerFactory.getLogger(InvitationController.class);

    private final EntryLinks links;
    private final PasswordHashing hashing;
    private final PasswordRules rules;

    InvitationController(EntryLinks links, PasswordHashing hashing, PasswordRules rules) {
        this.links = links;
        this.hashing = hashing;
        this.rules = rules;
    }

    @GetMapping
    ModelAndView form(@PathVariable String token, CsrfToken formToken) {
        AccountView account = links.invited(token).orElseThrow(NotFound::new);
        formToken.getToken();
        return page(token, account, Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView accept(@PathVariable String token, @RequestParam(defaultValue = "") String password) {
        AccountView account = links.invited(token).orElseThrow(NotFound::new);
        Optional<String> problem = rules.problemOf(password, account.email(), account.name());
        if (problem.isPresent()) {
            return page(token, account, Map.of("password", problem.get()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        links.accept(token, hashing.hash(password));
        LOG.info("{} chose a password", account.email());
        return new ModelAndView("redirect:" + DeskDoor.SIGN_IN + "?ready");
    }

    private static ModelAndView page(
            String token, AccountView account, Map<String, String> problems, HttpStatus status) {
        ModelAndView page = new ModelAndView(
                "account/invitation", Map.of("token", token, "account", account, "problems", problems));
        page.setStatus(status);
        return page;
    }
}
