package org.masthead.moderation;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.StaffReplies;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.Cursor;
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

/** The moderation queue. */
@Controller
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping("/desk/comments")
class ModerationController {

    private static final int PAGE = 30;

    private final ModerationQueue queue;
    private final ModerationService moderation;
    private final StaffReplies replies;
    private final MessageSource messages;

    ModerationController(
            ModerationQueue queue, ModerationService moderation, StaffReplies replies, MessageSource messages) {
        this.queue = queue;
        this.moderation = moderation;
        this.replies = replies;
        this.messages = messages;
    }

    /** What the confirming line offers to take back: the comments, and the state they had. */
    record Undo(String ids, String to) implements Serializable {}

    @ModelAttribute("desk")
    String desk() {
        return "comments";
    }

    @GetMapping
    String queue(
            @RequestParam(defaultValue = "pending") String status,
            @RequestParam(required = false) @Nullable String before,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        CommentStatus shownStatus = CommentStatus.of(status).orElseThrow(NotFound::new);
        Cursor cursor = Cursor.parse(before).orElseThrow(NotFound::new);
        List<QueuedComment> found = queue.in(shownStatus, cursor, PAGE + 1, user);
        List<QueuedComment> shown = found.subList(0, Math.min(PAGE, found.size()));
        String address = address(shownStatus);
        if (found.size() > PAGE) {
            QueuedComment last = shown.get(PAGE - 1);
            model.addAttribute("olderAddress", address + "&before=" + new Cursor(last.createdAt(), last.id()));
        }
        model.addAttribute("newestAddress", before == null ? null : address);
        model.addAttribute("status", shownStatus.key());
        model.addAttribute("counts", queue.counts(user));
        model.addAttribute("comments", shown);
        return "moderation/queue";
    }

    @PostMapping("/decisions")
    ModelAndView decide(
            @RequestParam(required = false) @Nullable List<Long> ids,
            @RequestParam(required = false) @Nullable String one,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String undo,
            @RequestParam(defaultValue = "pending") String status,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        CommentStatus from = CommentStatus.of(status).orElseThrow(NotFound::new);
        List<Long> chosen = Objects.requireNonNullElse(ids, List.of());
        if (undo != null) {
            CommentStatus back = CommentStatus.of(undo).orElseThrow(NotFound::new);
            int undone = moderation.decide(chosen, back, user).size();
            return SeeOther.to(address(from), flash, messages, "moderation.notice.undone", undone);
        }
        Optional<Decision> made = Decision.of(one, decision, chosen);
        if (made.isEmpty() || made.get().comments().isEmpty()) {
            return SeeOther.to(address(from), flash, messages, "moderation.notice.none");
        }
        Decision.Move move = made.get().move();
        CommentStatus target = move.target();
        List<Long> moved = target == null
                ? moderation.restore(made.get().comments(), user)
                : moderation.decide(made.get().comments(), target, user);
        if (!moved.isEmpty()) {
            String numbers = moved.stream().map(String::valueOf).collect(Collectors.joining(","));
            flash.addFlashAttribute("undo", new Undo(numbers, from.key()));
        }
        String notice = "moderation.notice." + move.name().toLowerCase(Locale.ROOT);
        return SeeOther.to(address(from), flash, messages, notice, moved.size());
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, @AuthenticationPrincipal DeskUser user, Model model) {
        moderation.requireTheirs(List.of(id), user);
        return replyPage(id, "", Map.of(), model);
    }

    @PostMapping("/{id}/replies")
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
                    replyPage(id, body, atBody, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean replied = moderation.reply(id, checked, user).isPresent();
        String notice = replied ? "moderation.notice.replied" : "moderation.notice.notReplied";
        return SeeOther.to(address(CommentStatus.PENDING), flash, messages, notice);
    }

    private String replyPage(long id, String body, Map<String, String> errors, Model model) {
        model.addAttribute("comment", queue.find(id).orElseThrow(NotFound::new));
        model.addAttribute("body", body);
        model.addAttribute("errors", errors);
        return "moderation/reply";
    }

    private static String address(CommentStatus status) {
        return "/desk/comments?status=" + status.key();
    }
}
