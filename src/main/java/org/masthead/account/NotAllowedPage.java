package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.masthead.site.SiteSettings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says at the desk, in the desk's own frame, which right somebody lacks and who has it. */
@ControllerAdvice
class NotAllowedPage {

    private final Accounts accounts;
    private final SiteSettings site;

    NotAllowedPage(Accounts accounts, SiteSettings site) {
        this.accounts = accounts;
        this.site = site;
    }

    @ExceptionHandler(NotAllowed.class)
    ModelAndView page(NotAllowed refusal, HttpServletRequest request) {
        ModelAndView page = new ModelAndView(
                "account/not-allowed",
                Map.of(
                        "site", site,
                        "right", refusal.key(),
                        "elsewhere", refusal.elsewhere(),
                        "administrators", accounts.administrators()));
        DeskUser.of(request).ifPresent(user -> page.addObject("user", user));
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }
}
