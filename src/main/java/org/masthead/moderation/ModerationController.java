package org.masthead.moderation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The moderation queue, read. Deciding is {@link DecisionController}. */
@Controller
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping("/desk/comments")
class ModerationController {

    private static final int PAGE = 30;

    private final ModerationQueue queue;
    private final QueueContext context;
    private final QueueCounts counts;
    private final Floods floods;
    private final Colleagues colleagues;

    ModerationController(
            ModerationQueue queue, QueueContext context, QueueCounts counts, Floods floods, Colleagues colleagues) {
        this.queue = queue;
        this.context = context;
        this.counts = counts;
        this.floods = floods;
        this.colleagues = colleagues;
    }

    @ModelAttribute("desk")
    String desk() {
        return "comments";
    }

    @GetMapping
    String queue(
            @RequestParam(defaultValue = "pending") String status,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, name = "q") @Nullable String words,
            @RequestParam(required = false) @Nullable String flood,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        QueueRequest request = QueueRequest.of(status, order, after, words, flood);
        Map<String, Long> counted = counts.of(user);
        boolean grouped = request.state() == QueueState.PENDING
                && request.flood() == null
                && request.words().isEmpty();
        List<Floods.Shown> together =
                grouped ? floods.in(counted.getOrDefault(QueueState.PENDING.key(), 0L), user) : List.of();
        List<QueuedComment> found = queue.page(
                request, new Grouping(together.stream().map(Floods.Shown::flood).toList()), PAGE + 1, user);
        List<QueuedComment> shown = found.subList(0, Math.min(PAGE, found.size()));
        if (found.size() > PAGE) {
            model.addAttribute(
                    "olderAddress", request.addressAfter(QueuePlace.of(shown.get(PAGE - 1), request.order())));
        }
        model.addAttribute("newestAddress", request.isFirstPage() ? null : request.address());
        model.addAttribute("asked", request);
        model.addAttribute("states", QueueState.values());
        model.addAttribute("counts", counted);
        model.addAttribute("floods", request.isFirstPage() ? together : List.of());
        model.addAttribute("entries", context.of(shown));
        model.addAttribute("reasons", Decision.reasons());
        model.addAttribute("colleagues", colleagues.moderators());
        model.addAttribute("timeToDecision", counts.timeToDecision().orElse(null));
        return "moderation/queue";
    }

    /** What pages that stay open ask for now and then. */
    @GetMapping("/counts")
    @ResponseBody
    Map<String, Long> counts(@AuthenticationPrincipal DeskUser user) {
        return counts.of(user);
    }
}
