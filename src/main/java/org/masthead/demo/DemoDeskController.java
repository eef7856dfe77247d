package org.masthead.demo;

import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button that takes the demo newsroom away; only for administrators. */
@Controller
@Needs(Right.CHANGE_SETTINGS)
class DemoDeskController {

    private final DemoRemoval removal;
    private final MessageSource messages;

    DemoDeskController(DemoRemoval removal, MessageSource messages) {
        this.removal = removal;
        this.messages = messages;
    }

    @PostMapping("/desk/demo/removal")
    ModelAndView remove(RedirectAttributes flash) {
        removal.remove();
        return SeeOther.to("/desk/articles", flash, messages, "demo.notice.removed");
    }
}
