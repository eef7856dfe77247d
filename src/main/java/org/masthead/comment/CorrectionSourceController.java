package org.masthead.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.CorrectionSources.Corrected;
import org.masthead.comment.CorrectionSources.Source;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the desk, coming from a correction, says which comments led to it. */
@Controller
@Needs(Right.CORRECT_STORIES)
@RequestMapping("/desk/corrections/{correction:\\d{1,18}}/comments")
class CorrectionSourceController {

    private final CorrectionSources sources;
    private final CommentCredits credits;
    private final MessageSource messages;

    CorrectionSourceController(CorrectionSources sources, CommentCredits credits, MessageSource messages) {
        this.sources = sources;
        this.credits = credits;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "articles";
    }

    @GetMapping
    ModelAndView page(
            @PathVariable long correction,
            @RequestParam(required = false) @Nullable Long before,
            @AuthenticationPrincipal DeskUser user) {
        Corrected corrected = find(correction, user);
        List<Source> possible = sources.possible(corrected, before);
        boolean further = possible.size() > CorrectionSources.SHOWN;
        List<Source> shown = further ? possible.subList(0, CorrectionSources.SHOWN) : possible;
        return new ModelAndView("comment/desk/sources")
                .addObject("corrected", corrected)
                .addObject("credited", sources.credited(corrected))
                .addObject("possible", shown)
                .addObject("before", further ? shown.get(shown.size() - 1).id() : null);
    }

    /** Gives a comment the credit, or takes it back. */
    @PostMapping
    ModelAndView credit(
            @PathVariable long correction,
            @RequestParam long comment,
            @RequestParam(defaultValue = "true") boolean credited,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        Corrected corrected = find(correction, user);
        CommentCredits.Credited found = credits.find(comment)
                .filter(each -> each.articleId() == corrected.articleId())
                .orElseThrow(NotFound::new);
        credits.credit(found, credited ? correction : null, user);
        return SeeOther.to(
                "/desk/corrections/" + correction + "/comments",
                flash,
                messages,
                credited ? "comment.credit.credited" : "comment.credit.uncredited");
    }

    private Corrected find(long correction, DeskUser user) {
        Corrected corrected = sources.find(correction).orElseThrow(NotFound::new);
        user.mustHave(Right.CORRECT_STORIES, false, corrected.sectionId());
        return corrected;
    }
}
