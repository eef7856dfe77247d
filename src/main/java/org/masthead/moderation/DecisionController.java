package org.masthead.moderation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.Verdict;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The buttons of the queue. A page with JavaScript says so in a header and is told what came of it; any other goes back
 * to where it was.
 */
@Controller
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping("/desk/comments")
class DecisionController {

    /** The header of a page that stays as it is. */
    private static final String SCRIPT = "X-Requested-With";

    private static final int LOOKED_AT = 50;

    private final DecisionDesk desk;
    private final ModerationService moderation;
    private final Claims claims;

    DecisionController(DecisionDesk desk, ModerationService moderation, Claims claims) {
        this.desk = desk;
        this.moderation = moderation;
        this.claims = claims;
    }

    /** What the confirming line offers to take back, and where that leads. */
    record Undo(long batch, String back) implements Serializable {}

    @PostMapping("/decisions")
    Object decide(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(required = false) @Nullable String one,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Long assignee,
            @RequestParam(required = false) @Nullable String back,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        // Each comment of the form has a note of its own.
        String note = one == null ? "note" : "note-" + one.replaceAll("^\\w+:(\\d+).*$", "$1");
        Decision.Form form = new Decision.Form(one, decision, ids, reason, request.getParameter(note));
        return told(desk.carryOut(form, assignee, user), back, request, flash);
    }

    /** Looks at all visible comments of a page at once. */
    @PostMapping("/seen")
    Object seen(
            @RequestParam(required = false) @Nullable List<String> shown,
            @RequestParam(required = false) @Nullable String back,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Decision.Form form = new Decision.Form(null, Decision.Move.APPROVE.key(), shown, null, null);
        return told(desk.carryOut(form, null, user), back, request, flash);
    }

    /** Decides on one flood, or on all that were shown. */
    @PostMapping("/floods")
    Object decideOnFloods(
            @RequestParam(required = false) @Nullable List<String> apart,
            @RequestParam List<String> flood,
            @RequestParam List<Long> last,
            @RequestParam String decision,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String back,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        if (flood.isEmpty() || flood.size() != last.size() || flood.size() > Floods.MOST) {
            throw new NotFound();
        }
        Sweep sweep = Sweep.of(floods(Objects.requireNonNullElse(apart, List.of())), floods(flood), last);
        Verdict verdict = switch (Decision.move(decision).orElseThrow(NotFound::new)) {
            case APPROVE -> Verdict.APPROVED;
            case SPAM -> Verdict.SPAM;
            case REMOVE -> Verdict.removed(Decision.reason(reason), "");
            default -> throw new NotFound();
        };
        return told(desk.carryOut(sweep, verdict, user), back, request, flash);
    }

    private static List<Flood> floods(List<String> typed) {
        return typed.stream()
                .limit(Floods.MOST)
                .map(each -> Flood.parse(each).orElseThrow(NotFound::new))
                .toList();
    }

    @PostMapping("/undo")
    Object undo(
            @RequestParam long batch,
            @RequestParam(required = false) @Nullable String back,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        return told(desk.takeBack(batch, user), back, request, flash);
    }

    /** A page with JavaScript says which comments its moderator has before them, and hears who else has. */
    @PostMapping("/looks")
    @ResponseBody
    Map<Long, String> look(@RequestParam List<Long> ids, @AuthenticationPrincipal DeskUser user) {
        List<Long> looked = ids.stream().limit(LOOKED_AT).toList();
        moderation.requireTheirs(looked, user);
        return claims.look(looked, user);
    }

    private static Object told(
            Answer answer, @Nullable String back, HttpServletRequest request, RedirectAttributes flash) {
        if ("fetch".equals(request.getHeader(SCRIPT))) {
            return ResponseEntity.ok(answer);
        }
        String address = back(back);
        if (answer.batch() != null) {
            flash.addFlashAttribute("undo", new Undo(answer.batch(), address));
        }
        flash.addFlashAttribute("notice", answer.notice());
        return SeeOther.to(address);
    }

    /** Only to pages of moderation, wherever the form says. */
    private static String back(@Nullable String typed) {
        return typed != null && typed.matches("/desk/(comments|people)([/?][\\w/?&=%.+:,~-]*)?")
                ? typed
                : "/desk/comments";
    }
}
