package org.masthead.commenter;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.masthead.comment.OwnComment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the links in letters lead that ask for a yes. Opening one shows what it is about; only the button says yes, as
 * programs open links as well.
 */
@Controller
@RequestMapping("/comments")
class ConfirmationController {

    private final Confirmations confirmations;
    private final CommenterCookies cookies;
    private final ReceiptPage page;

    ConfirmationController(Confirmations confirmations, CommenterCookies cookies, ReceiptPage page) {
        this.confirmations = confirmations;
        this.cookies = cookies;
        this.page = page;
    }

    @GetMapping("/confirm")
    ModelAndView confirm(@RequestParam(defaultValue = "") String link, HttpServletResponse response) {
        return ask("confirm", link, CommenterLinks.Purpose.CONFIRM, response);
    }

    @PostMapping("/confirm")
    Object confirmed(@RequestParam(defaultValue = "") String link, HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<Confirmations.Confirmed> confirmed = confirmations.confirm(link);
        if (confirmed.isEmpty()) {
            return over();
        }
        cookies.know(response, confirmed.get().device());
        return page.after(
                confirmed.get().comment(),
                confirmed.get().named() ? ReceiptPage.Done.CONFIRMED : ReceiptPage.Done.NAMELESS);
    }

    @GetMapping("/follow")
    ModelAndView follow(@RequestParam(defaultValue = "") String link, HttpServletResponse response) {
        return ask("follow", link, CommenterLinks.Purpose.FOLLOW, response);
    }

    @PostMapping("/follow")
    Object followed(@RequestParam(defaultValue = "") String link, HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<OwnComment> comment = confirmations.follow(link);
        return comment.isPresent() ? page.after(comment.get(), ReceiptPage.Done.FOLLOWED) : over();
    }

    private ModelAndView ask(String what, String link, CommenterLinks.Purpose purpose, HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<OwnComment> comment = confirmations.asked(link, purpose);
        return comment.isEmpty()
                ? over()
                : new ModelAndView("commenter/question")
                        .addObject("what", what)
                        .addObject("link", link)
                        .addObject("comment", comment.get())
                        .addObject("following", confirmations.followsAsWell(comment.get()));
    }

    /** A link that was used, is too old, or never was one: nobody is told which. */
    static ModelAndView over() {
        return new ModelAndView("commenter/over", HttpStatus.NOT_FOUND);
    }
}
