package org.masthead.planning;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.AddressTaken;
import org.masthead.article.ArticleForm;
import org.masthead.article.ChangeSets;
import org.masthead.article.MoveRefused;
import org.masthead.article.Placement;
import org.masthead.article.StoryMove;
import org.masthead.article.StoryMoves;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where stories are moved, scheduled, held back, and changed at a set time. */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles/{id}")
class MoveController {

    private static final int LONGEST_NOTE = 500;

    private final StoryMoves moves;
    private final ChangeSets changes;
    private final WorkPage page;
    private final SiteSettings site;
    private final SiteClock siteClock;
    private final MessageSource messages;

    MoveController(
            StoryMoves moves,
            ChangeSets changes,
            WorkPage page,
            SiteSettings site,
            SiteClock siteClock,
            MessageSource messages) {
        this.moves = moves;
        this.changes = changes;
        this.page = page;
        this.site = site;
        this.siteClock = siteClock;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "articles";
    }

    /** A refusal is told on the story's own page, with what to do about it. */
    @PostMapping("/moves/{name}")
    ModelAndView move(
            @PathVariable long id,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(defaultValue = "false") boolean legal,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(required = false) @Nullable String from,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        StoryMove move = StoryMove.named(name).orElseThrow(NotFound::new);
        String said = TypedText.line(note);
        FormErrors errors = new FormErrors(messages);
        if (said.length() > LONGEST_NOTE || TypedText.hasControlCharacters(said)) {
            errors.add("note", "article.error.long", LONGEST_NOTE);
            return page.refused(id, user, Map.of("note", said), errors);
        }
        try {
            if (move == StoryMove.WITHDRAW) {
                moves.withdraw(id, legal, notice, user, said);
            } else {
                moves.move(id, move, user, said);
            }
        } catch (MoveRefused refused) {
            return refused(id, user, Map.of("note", said), refused);
        } catch (AddressTaken taken) {
            errors.add(FormErrors.WHOLE_FORM, "planning.error.address");
            return page.refused(id, user, Map.of("note", said), errors);
        }
        // Who works by keyboard goes on from the card, wherever it stands now.
        String back = "board".equals(from) ? "/desk/plan/board#story-" + id : "/desk/articles/" + id;
        return SeeOther.to(back, flash, messages, "article.move.done." + move.name());
    }

    @PostMapping("/schedule")
    ModelAndView schedule(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        Optional<Instant> moment =
                TypedMoment.read("moment", typed.get("moment"), typed.get("which"), site.timeZone(), errors);
        if (moment.isEmpty()) {
            return page.refused(id, user, typed, errors);
        }
        try {
            moves.schedule(id, moment.get(), user);
        } catch (MoveRefused refused) {
            errors.add("moment", refused.messageKey(), refused.arguments());
            return page.refused(id, user, typed, errors);
        } catch (AddressTaken taken) {
            errors.add("moment", "planning.error.address");
            return page.refused(id, user, typed, errors);
        }
        return SeeOther.to(
                "/desk/articles/" + id,
                flash,
                messages,
                "planning.notice.scheduled",
                siteClock.dateTime(moment.get()),
                site.timeZone().getId());
    }

    @PostMapping("/embargo")
    ModelAndView embargo(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        boolean lift = TypedText.line(typed.get("embargo")).isEmpty();
        Optional<Instant> until = lift
                ? Optional.empty()
                : TypedMoment.read("embargo", typed.get("embargo"), typed.get("which"), site.timeZone(), errors);
        try {
            if (errors.isEmpty()) {
                moves.embargo(id, until.orElse(null), user);
            }
        } catch (MoveRefused refused) {
            errors.add("embargo", refused.messageKey(), refused.arguments());
        }
        return errors.isEmpty()
                ? SeeOther.to(
                        "/desk/articles/" + id + "/work",
                        flash,
                        messages,
                        lift ? "planning.notice.lifted" : "planning.notice.embargo")
                : page.refused(id, user, typed, errors);
    }

    /** What stands in the story's form goes before the readers at a set time. */
    @PostMapping("/changes")
    ModelAndView plan(
            @PathVariable long id,
            ArticleForm form,
            @RequestParam(required = false) @Nullable String applyAt,
            @RequestParam(required = false) @Nullable String which,
            @RequestParam(required = false) @Nullable String frontPlace,
            @RequestParam(required = false) @Nullable String sectionLead,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        Placement placement = Placement.typed(frontPlace, sectionLead);
        FormErrors errors = new FormErrors(messages);
        Optional<Instant> moment = TypedMoment.read("applyAt", applyAt, which, site.timeZone(), errors);
        try {
            if (moment.isPresent()) {
                changes.plan(id, form, placement, moment.get(), user, errors);
            }
        } catch (MoveRefused refused) {
            errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
        }
        if (moment.isEmpty() || !errors.isEmpty()) {
            return new ModelAndView("planning/desk/change", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("id", id)
                    .addObject("form", form)
                    .addObject("applyAt", applyAt)
                    .addObject("placement", placement)
                    .addObject("twice", TypedMoment.comesTwice(applyAt, site.timeZone()))
                    .addObject("zone", site.timeZone().getId())
                    .addObject("errors", errors.asMap());
        }
        return SeeOther.to(
                "/desk/articles/" + id + "/work#changes",
                flash,
                messages,
                "planning.notice.change",
                siteClock.dateTime(moment.get()));
    }

    @PostMapping("/changes/{change}/dropping")
    ModelAndView drop(
            @PathVariable long id,
            @PathVariable long change,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        if (!changes.drop(id, change, user)) {
            throw new NotFound();
        }
        return SeeOther.to("/desk/articles/" + id + "/work#changes", flash, messages, "planning.notice.dropped");
    }

    private ModelAndView refused(long id, DeskUser user, Map<String, String> typed, MoveRefused refused) {
        FormErrors errors = new FormErrors(messages);
        errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
        ModelAndView answer = page.refused(id, user, typed, errors);
        answer.setStatus(HttpStatus.CONFLICT);
        return answer;
    }
}
