package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/** One's own account: name, password, and the browsers one is signed in on. */
@Controller
@Needs(Right.KEEP_OWN_ACCOUNT)
@RequestMapping("/desk/account")
class OwnAccountController {

    private static final Logger LOG = LoggerFactory.getLogger(OwnAccountController.class);
    private static final String PAGE = "redirect:/desk/account";

    private final Accounts accounts;
    private final OwnAccount own;
    private final PasswordRules rules;
    private final DeskSessions sessions;
    private final SiteSettings site;
    private final MessageSource messages;

    OwnAccountController(
            Accounts accounts,
            OwnAccount own,
            PasswordRules rules,
            DeskSessions sessions,
            SiteSettings site,
            MessageSource messages) {
        this.accounts = accounts;
        this.own = own;
        this.rules = rules;
        this.sessions = sessions;
        this.site = site;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "account";
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal DeskUser user) {
        return page(user.name(), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/name")
    ModelAndView rename(
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Optional<String> problem = NewAccount.problemOfName(name);
        if (problem.isPresent()) {
            return page(name, Map.of("name", problem.get()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        sessions.keep(accounts.rename(user.id(), name.strip()), request, response);
        return done("account.own.renamed", flash);
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            @RequestParam(defaultValue = "") String currentPassword,
            @RequestParam(defaultValue = "") String password,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Map<String, String> problems = new HashMap<>();
        rules.problemOf(password, user.email(), user.name()).ifPresent(problem -> problems.put("password", problem));
        try {
            if (problems.isEmpty() && !own.knows(user.id(), currentPassword)) {
                problems.put("currentPassword", "account.own.wrong-password");
            }
        } catch (TooManyTries e) {
            problems.put("currentPassword", "account.own.too-many");
        }
        if (!problems.isEmpty()) {
            return page(user.name(), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        own.changePassword(user.id(), password);
        sessions.endOthersOf(user.id(), request.getSession());
        request.changeSessionId();
        LOG.info("{} changed the password", user.email());
        return done("account.own.password-changed", flash);
    }

    /** Ends this session too, so that one sees that it worked. */
    @PostMapping("/sessions")
    String signOutEverywhere(@AuthenticationPrincipal DeskUser user, HttpServletRequest request) {
        accounts.tellOfEndedSessions(user.id());
        sessions.endAllOf(user.id());
        request.getSession().invalidate();
        return "redirect:" + DeskDoor.SIGN_IN + "?signed-out";
    }

    private ModelAndView done(String key, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", messages.getMessage(key, null, site.language()));
        return new ModelAndView(PAGE);
    }

    private static ModelAndView page(String name, Map<String, String> problems, HttpStatus status) {
        ModelAndView page = new ModelAndView("account/account", Map.of("name", name, "problems", problems));
        page.setStatus(status);
        return page;
    }
}
