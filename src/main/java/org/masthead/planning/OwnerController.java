package org.masthead.planning;

import java.util.Map;
import java.util.Optional;
import org.masthead.account.DeskUser;
import org.masthead.article.StoryOwners;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands one story to somebody else: for who may write everybody's, as its writer would else be rid of it unasked. */
@Controller
@Needs(Right.WRITE_STORIES)
class OwnerController {

    private final WorkPage page;
    private final StoryOwners owners;
    private final MessageSource messages;

    OwnerController(WorkPage page, StoryOwners owners, MessageSource messages) {
        this.page = page;
        this.owners = owners;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "articles";
    }

    @PostMapping("/desk/articles/{id}/owner")
    ModelAndView handOver(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @RequestParam String owner,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        user.mustHave(Right.WRITE_STORIES, false);
        Optional<String> name = TypedText.number(owner).flatMap(to -> owners.handOver(id, to));
        if (name.isEmpty()) {
            FormErrors errors = new FormErrors(messages);
            errors.add("owner", "planning.error.owner");
            return page.refused(id, user, typed, errors);
        }
        return SeeOther.to(
                "/desk/articles/" + id + "/work#owner", flash, messages, "planning.notice.handed", name.get());
    }
}
