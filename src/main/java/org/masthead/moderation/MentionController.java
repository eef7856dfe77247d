package org.masthead.moderation;

import java.util.List;
import org.masthead.account.DeskUser;
import org.masthead.comment.Mentions;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where moderators see which other sites mention stories, and say which of them readers see. */
@Controller
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping("/desk/mentions")
class MentionController {

    private static final String ADDRESS = "/desk/mentions";
    private static final int PAGE = 50;

    private final Mentions mentions;
    private final MessageSource messages;

    MentionController(Mentions mentions, MessageSource messages) {
        this.mentions = mentions;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "comments";
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "WAITING") Mentions.State state,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        List<Mentions.Entry> found = mentions.in(state, before, PAGE + 1);
        List<Mentions.Entry> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("state", state);
        model.addAttribute("states", Mentions.State.values());
        model.addAttribute("mentions", shown);
        model.addAttribute(
                "before", found.size() > PAGE ? shown.get(PAGE - 1).mention().id() : null);
        return "moderation/mentions";
    }

    @PostMapping("/{id:\\d{1,18}}")
    Object decide(
            @PathVariable long id,
            @RequestParam Mentions.State state,
            @RequestParam(defaultValue = "WAITING") Mentions.State from,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        if (!mentions.decide(id, state, user.id())) {
            throw new NotFound();
        }
        return SeeOther.to(ADDRESS + "?state=" + from, flash, messages, "moderation.notice.mention." + state);
    }
}
