package org.masthead.moderation;

import org.masthead.comment.StaffReplies;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where moderators keep the replies that they write again and again; all of them share the same. */
@Controller
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping("/desk/saved-replies")
class SavedReplyController {

    private static final String ADDRESS = "/desk/saved-replies";
    private static final int LONGEST_NAME = 80;

    private final SavedReplies saved;
    private final StaffReplies replies;
    private final MessageSource messages;

    SavedReplyController(SavedReplies saved, StaffReplies replies, MessageSource messages) {
        this.saved = saved;
        this.replies = replies;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "comments";
    }

    @GetMapping
    String list(Model model) {
        return page("", "", new FormErrors(messages), model);
    }

    @GetMapping("/{id:\\d{1,18}}")
    String one(@PathVariable long id, Model model) {
        SavedReplies.SavedReply reply = saved.find(id).orElseThrow(NotFound::new);
        model.addAttribute("edited", id);
        return page(reply.name(), reply.body(), new FormErrors(messages), model);
    }

    @PostMapping
    Object add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String body,
            Model model,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        String title = title(name, errors);
        String checked = replies.check(body, errors);
        if (!errors.isEmpty()) {
            return new ModelAndView(page(name, body, errors, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        saved.add(title, checked);
        return SeeOther.to(ADDRESS, flash, messages, "moderation.notice.reply-saved");
    }

    @PostMapping("/{id:\\d{1,18}}")
    Object change(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String body,
            Model model,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        String title = title(name, errors);
        String checked = replies.check(body, errors);
        if (!errors.isEmpty()) {
            model.addAttribute("edited", id);
            return new ModelAndView(page(name, body, errors, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!saved.change(id, title, checked)) {
            throw new NotFound();
        }
        return SeeOther.to(ADDRESS, flash, messages, "moderation.notice.reply-saved");
    }

    @PostMapping("/{id:\\d{1,18}}/deletion")
    Object delete(@PathVariable long id, RedirectAttributes flash) {
        saved.delete(id);
        return SeeOther.to(ADDRESS, flash, messages, "moderation.notice.reply-deleted");
    }

    private String title(String typed, FormErrors errors) {
        String name = TypedText.line(typed);
        if (TypedText.isInvisible(name)) {
            errors.add("name", "moderation.error.reply-name");
        } else if (TypedText.length(name) > LONGEST_NAME) {
            errors.add("name", "comment.error.long", LONGEST_NAME);
        }
        return name;
    }

    private String page(String name, String body, FormErrors errors, Model model) {
        model.addAttribute("savedReplies", saved.all());
        model.addAttribute("name", name);
        model.addAttribute("body", body);
        model.addAttribute("errors", errors.asMap());
        return "moderation/saved-replies";
    }
}
