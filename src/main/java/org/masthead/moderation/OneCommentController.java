package org.masthead.moderation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.StaffReplies;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** One comment with all that is known of it: decided on, replied to, its writer's appeal answered. */
@Controller
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping("/desk/comments/{id:\\d{1,18}}")
class OneCommentController {

    private final ModerationQueue queue;
    private final QueueContext context;
    private final ModerationService moderation;
    private final DecisionHistory history;
    private final StaffReplies replies;
    private final SavedReplies saved;
    private final Appeals appeals;
    private final Colleagues colleagues;
    private final MessageSource messages;

    OneCommentController(
            ModerationQueue queue,
            QueueContext context,
            ModerationService moderation,
            DecisionHistory history,
            StaffReplies replies,
            SavedReplies saved,
            Appeals appeals,
            Colleagues colleagues,
            MessageSource messages) {
        this.queue = queue;
        this.context = context;
        this.moderation = moderation;
        this.history = history;
        this.replies = replies;
        this.saved = saved;
        this.appeals = appeals;
        this.colleagues = colleagues;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "comments";
    }

    @GetMapping
    String one(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long reply,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        moderation.requireTheirs(List.of(id), user);
        String body = reply == null
                ? ""
                : saved.find(reply).map(SavedReplies.SavedReply::body).orElse("");
        return page(id, body, Map.of(), user, model);
    }

    @PostMapping("/replies")
    Object reply(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String body,
            @AuthenticationPrincipal DeskUser user,
            Model model,
            RedirectAttributes flash) {
        moderation.requireTheirs(List.of(id), user);
        FormErrors errors = new FormErrors(messages);
        String checked = replies.check(body, errors);
        if (!errors.isEmpty()) {
            Map<String, String> atBody =
                    Map.of("body", errors.asMap().values().iterator().next());
            return new ModelAndView(
                    page(id, body, atBody, user, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean replied = replies.post(id, checked, user).isPresent();
        String notice = replied ? "moderation.notice.replied" : "moderation.notice.notReplied";
        return SeeOther.to("/desk/comments", flash, messages, notice);
    }

    @PostMapping("/appeal")
    Object answerAppeal(
            @PathVariable long id,
            @RequestParam String outcome,
            @RequestParam(defaultValue = "") String answer,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        moderation.requireTheirs(List.of(id), user);
        Appeals.Result result = appeals.decide(id, "overturned".equals(outcome), answer, user);
        String address = result == Appeals.Result.DONE ? "/desk/comments?status=appealed" : "/desk/comments/" + id;
        return SeeOther.to(address, flash, messages, "moderation.notice." + result.key());
    }

    private String page(long id, String body, Map<String, String> errors, DeskUser user, Model model) {
        QueuedComment comment = queue.find(id, user).orElseThrow(NotFound::new);
        model.addAttribute("entry", context.of(List.of(comment)).get(0));
        model.addAttribute("history", history.of(id));
        model.addAttribute("reasons", Decision.reasons());
        model.addAttribute("colleagues", colleagues.moderators());
        model.addAttribute("savedReplies", saved.all());
        model.addAttribute("mayAnswerAppeal", appeals.mayDecide(comment, user));
        model.addAttribute("body", body);
        model.addAttribute("errors", errors);
        return "moderation/one";
    }
}
