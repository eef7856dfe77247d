package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
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

/** Where people make tokens for their programs, each for themselves. Making one asks for the password after a while. */
@Controller
@Needs(Right.KEEP_OWN_ACCOUNT)
@RequestMapping(TokenController.ADDRESS)
class TokenController {

    static final String ADDRESS = "/desk/account/tokens";

    private static final int LONGEST_NAME = 80;
    private static final List<Integer> DAYS = List.of(30, 90, 365);

    private final AccessTokens tokens;
    private final DeskSessions sessions;
    private final MessageSource messages;

    TokenController(AccessTokens tokens, DeskSessions sessions, MessageSource messages) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "account";
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal DeskUser user, HttpServletRequest request) {
        return page(user, request, "", List.of(), new FormErrors(messages));
    }

    /** The token stands on the answer itself: nowhere else is it ever written down. */
    @PostMapping
    ModelAndView make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<String> scopes,
            @RequestParam(defaultValue = "0") int days,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request) {
        if (!sessions.isFresh(request.getSession())) {
            return SeeOther.to(SecurityController.ADDRESS);
        }
        FormErrors errors = new FormErrors(messages);
        String typed = TypedText.line(name);
        if (TypedText.isInvisible(typed) || typed.length() > LONGEST_NAME || TypedText.hasControlCharacters(typed)) {
            errors.add("name", "account.token.error.name", LONGEST_NAME);
        }
        List<Scope> chosen = (scopes == null ? List.<String>of() : scopes)
                .stream().flatMap(each -> Scope.of(each).stream()).distinct().toList();
        if (chosen.isEmpty() || !Scope.of(user).containsAll(chosen)) {
            errors.add("scopes", "account.token.error.scopes");
        }
        if (!DAYS.contains(days)) {
            errors.add("days", "account.token.error.days");
        }
        if (tokens.isFull(user.id())) {
            errors.add("name", "account.token.error.many");
        }
        if (!errors.isEmpty()) {
            ModelAndView refused = page(user, request, typed, chosen, errors);
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        String token = tokens.make(user.id(), typed, chosen, Duration.ofDays(days));
        return page(user, request, "", List.of(), errors).addObject("token", token);
    }

    @PostMapping("/{id}/revocation")
    ModelAndView revoke(@PathVariable long id, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        tokens.revoke(user.id(), id);
        return SeeOther.to(ADDRESS, flash, messages, "account.token.revoked");
    }

    private ModelAndView page(
            DeskUser user, HttpServletRequest request, String name, List<Scope> chosen, FormErrors errors) {
        return new ModelAndView(
                "account/tokens",
                Map.of(
                        "fresh",
                        sessions.isFresh(request.getSession()),
                        "tokens",
                        tokens.of(user.id()),
                        "scopes",
                        Scope.of(user),
                        "days",
                        DAYS,
                        "name",
                        name,
                        "chosen",
                        chosen,
                        "errors",
                        errors.asMap()));
    }
}
