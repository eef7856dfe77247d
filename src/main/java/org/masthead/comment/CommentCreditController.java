package org.masthead.comment;

import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.CommentCredits.Credited;
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

/** Where the desk picks comments, and says which of them put a story right. */
@Controller
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping("/desk/comments/{id:\\d{1,18}}")
class CommentCreditController {

    private final CommentCredits credits;
    private final MessageSource messages;

    CommentCreditController(CommentCredits credits, MessageSource messages) {
        this.credits = credits;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "comments";
    }

    @GetMapping("/correction")
    ModelAndView page(@PathVariable long id, @AuthenticationPrincipal DeskUser user) {
        Credited comment = find(id);
        user.mustHave(Right.MODERATE_COMMENTS, false, comment.sectionId());
        return new ModelAndView("comment/desk/credit")
                .addObject("comment", comment)
                .addObject("mayCorrect", user.may(Right.CORRECT_STORIES, false, comment.sectionId()))
                .addObject("corrections", credits.correctionsOf(comment.articleId()));
    }

    @PostMapping("/pick")
    ModelAndView pick(
            @PathVariable long id,
            @RequestParam(defaultValue = "true") boolean picked,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        credits.pick(find(id), picked, user);
        return done(id, picked ? "comment.credit.picked" : "comment.credit.unpicked", flash);
    }

    @PostMapping("/correction")
    ModelAndView credit(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long correction,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        if (!credits.credit(find(id), correction, user)) {
            throw new NotFound();
        }
        return done(id, correction == null ? "comment.credit.uncredited" : "comment.credit.credited", flash);
    }

    private Credited find(long id) {
        return credits.find(id).orElseThrow(NotFound::new);
    }

    private ModelAndView done(long id, String noticeKey, RedirectAttributes flash) {
        return SeeOther.to("/desk/comments/" + id + "/correction", flash, messages, noticeKey);
    }
}
