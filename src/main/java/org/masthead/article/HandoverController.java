package org.masthead.article;

import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes the form on an account's page that hands all its stories to somebody else. */
@Controller
@Needs(Right.KEEP_ACCOUNTS)
class HandoverController {

    private final StoryOwners owners;
    private final MessageSource messages;

    HandoverController(StoryOwners owners, MessageSource messages) {
        this.owners = owners;
        this.messages = messages;
    }

    @PostMapping("/desk/articles/handover")
    ModelAndView handOver(
            @RequestParam long from,
            @RequestParam long to,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        int handed = owners.handOver(from, to, user);
        return SeeOther.to("/desk/accounts/" + from, flash, messages, "article.notice.handed-over", handed);
    }
}
