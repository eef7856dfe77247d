package org.masthead.article;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way into the desk: work starts at the articles. */
@Controller
class DeskController {

    @GetMapping({"/desk", "/desk/"})
    String enter() {
        return "redirect:/desk/articles";
    }
}
