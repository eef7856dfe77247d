package org.masthead.demo;

import org.masthead.account.DeskUser;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button that takes the demo newsroom away; only for administrators. */
@Controller
class DemoDeskController {

    private final DemoRemoval removal;
    private final MessageSource messages;

    DemoDeskController(DemoRemoval removal, MessageSource messages) {
        this.removal = removal;
        this.messages = messages;
    }

    @PostMapping("/desk/demo/removal")
    ModelAndView remove(@AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        if (!user.isAdministrator()) {
            throw new AccessDeniedException("Only an administrator removes the demo newsroom");
        }
        removal.remove();
        return SeeOther.to("/desk/articles", flash, messages, "demo.notice.removed");
    }
}
