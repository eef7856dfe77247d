package org.masthead.commenter;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where letters of replies end. The link shows a page with a button, as programs follow links as well; mail programs
 * send the button's request themselves (RFC 8058). Neither asks who comes.
 */
@Controller
@RequestMapping(UnsubscribeController.PATH)
class UnsubscribeController {

    static final String PATH = "/comments/unsubscribe";

    private final Subscriptions subscriptions;

    UnsubscribeController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** The path that ends a subscription, or all of its owner's. */
    static String addressOf(String secret, boolean all) {
        return PATH + "?of=" + secret + (all ? "&all=true" : "");
    }

    @GetMapping
    ModelAndView ask(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "false") boolean all,
            HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<Subscriptions.Subscription> found = subscriptions.find(of);
        return new ModelAndView("commenter/unsubscribe")
                .addObject("subscription", found.orElse(null))
                .addObject("all", all)
                .addObject("ended", false);
    }

    @PostMapping
    ModelAndView end(
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "false") boolean all,
            HttpServletResponse response) {
        PrivateAnswer.set(response);
        subscriptions.end(of, all);
        return new ModelAndView("commenter/unsubscribe")
                .addObject("subscription", null)
                .addObject("all", all)
                .addObject("ended", true);
    }
}
