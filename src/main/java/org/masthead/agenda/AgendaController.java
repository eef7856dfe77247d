package org.masthead.agenda;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way into the desk. */
@Controller
class AgendaController {

    private static final int STORIES = 8;
    private static final int DAYS = 14;

    private final AgendaReader agenda;

    AgendaController(AgendaReader agenda) {
        this.agenda = agenda;
    }

    @GetMapping({"/desk", "/desk/"})
    String home(Model model) {
        Needs needs = agenda.needs();
        model.addAttribute("desk", "home");
        model.addAttribute("needs", needs);
        // The rail need not count again.
        model.addAttribute("pendingReplies", needs.comments());
        model.addAttribute("reportedErrors", needs.errors());
        model.addAttribute("recent", agenda.recent(STORIES));
        model.addAttribute("activity", agenda.activity(DAYS));
        return "agenda/desk/home";
    }
}
