package org.masthead.account;

import org.masthead.mail.Outbox;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letters that could not be sent: why, and another try. */
@Controller
@Needs(Right.KEEP_ACCOUNTS)
@RequestMapping("/desk/mail")
class OutboxController {

    private static final String ADDRESS = "/desk/mail";

    private final Outbox outbox;
    private final MessageSource messages;

    OutboxController(Outbox outbox, MessageSource messages) {
        this.outbox = outbox;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("account/mail")
                .addObject("desk", "accounts")
                .addObject("open", outbox.isOpen())
                .addObject("letters", outbox.stuck());
    }

    @PostMapping("/{id}/attempt")
    ModelAndView tryAgain(@PathVariable long id, RedirectAttributes flash) {
        String notice = outbox.tryAgain(id) ? "account.mail.again" : "account.mail.gone";
        return SeeOther.to(ADDRESS, flash, messages, notice);
    }

    @PostMapping("/{id}/deletion")
    ModelAndView discard(@PathVariable long id, RedirectAttributes flash) {
        String notice = outbox.discard(id) ? "account.mail.discarded" : "account.mail.gone";
        return SeeOther.to(ADDRESS, flash, messages, notice);
    }
}
