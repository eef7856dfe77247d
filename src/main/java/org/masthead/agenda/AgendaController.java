package org.masthead.agenda;

import java.util.List;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way into the desk. */
@Controller
@Needs(Right.KEEP_OWN_ACCOUNT)
class AgendaController {

    private static final int STORIES = 8;
    private static final int TASKS = 20;
    private static final int DAYS = 14;

    private final AgendaReader agenda;

    AgendaController(AgendaReader agenda) {
        this.agenda = agenda;
    }

    @GetMapping({"/desk", "/desk/"})
    String home(@AuthenticationPrincipal DeskUser user, Model model) {
        Waiting needs = agenda.waiting(user).of(user);
        model.addAttribute("desk", "home");
        model.addAttribute("needs", needs);
        // The rail need not count again.
        model.addAttribute("pendingReplies", needs.comments());
        model.addAttribute("reportedErrors", needs.errors());
        boolean writes = user.may(Right.WRITE_STORIES);
        model.addAttribute("writes", writes);
        model.addAttribute("tasks", agenda.tasks(user, TASKS));
        model.addAttribute("recent", writes ? agenda.recent(user, STORIES) : List.of());
        model.addAttribute("activity", agenda.activity(DAYS));
        return "agenda/desk/home";
    }
}
