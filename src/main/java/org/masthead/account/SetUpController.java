package org.masthead.account;

import java.util.Map;
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

/** Where the first administrator enters, through {@link SetUpLink}. */
@Controller
@RequestMapping("/set-up/{token}")
class SetUpController {

    private static final Logger LOG = LoggerFactory.getLogger(SetUpController.class);
    private static final String VIEW = "account/set-up";

    private final SetUpLink link;
    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final PasswordRules rules;

    SetUpController(SetUpLink link, Accounts accounts, PasswordHashing hashing, PasswordRules rules) {
        this.link = link;
        this.accounts = accounts;
        this.hashing = hashing;
        this.rules = rules;
    }

    @GetMapping
    ModelAndView form(@PathVariable String token, CsrfToken formToken) {
        refuseUnless(link.opensWith(token));
        formToken.getToken();
        return page(token, new NewAccount("", ""), Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password) {
        refuseUnless(link.opensWith(token));
        NewAccount typed = new NewAccount(name, email);
        Map<String, String> problems = typed.problems();
        rules.problemOf(password, email, name).ifPresent(problem -> problems.put("password", problem));
        if (!problems.isEmpty()) {
            return page(token, typed, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String hash = hashing.hash(password);
        boolean first = accounts.createFirst(typed.emailAddress(), typed.plainName(), hash)
                .isPresent();
        link.die();
        refuseUnless(first);
        LOG.info("First administrator created: {}", typed.emailAddress().text());
        return new ModelAndView("redirect:" + DeskDoor.SIGN_IN + "?ready");
    }

    private static void refuseUnless(boolean open) {
        if (!open) {
            throw new NotFound();
        }
    }

    private static ModelAndView page(String token, NewAccount typed, Map<String, String> problems, HttpStatus status) {
        ModelAndView page = new ModelAndView(VIEW, Map.of("token", token, "typed", typed, "problems", problems));
        page.setStatus(status);
        return page;
    }
}
