package org.masthead.article;

import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way into the desk: work starts at the articles, for who has none of them at the comments. */
@Controller
@Needs(Right.KEEP_OWN_ACCOUNT)
class DeskController {

    @GetMapping({"/desk", "/desk/"})
    String enter(@AuthenticationPrincipal DeskUser user) {
        return user.may(Right.WRITE_STORIES) ? "redirect:/desk/articles" : "redirect:/desk/comments";
    }
}
