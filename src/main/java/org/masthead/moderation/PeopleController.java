package org.masthead.moderation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.RemovalReason;
import org.masthead.comment.Verdict;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
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

/**
 * People who comment. Whoever is bound to sections sees what was written there, and decides on that; trust and bans
 * hold everywhere, so they are for those who work everywhere.
 */
@Controller
@Needs(Right.MODERATE_COMMENTS)
@RequestMapping("/desk/people")
class PeopleController {

    private static final String ADDRESS = "/desk/people";
    private static final int PAGE = 30;
    private static final int LONGEST_NOTE = 1_000;
    private static final int LONGEST_OWN_NOTE = 2_000;

    /** How long a ban can be; empty for without an end. */
    private static final Map<String, Duration> ENDS =
            Map.of("day", Duration.ofDays(1), "week", Duration.ofDays(7), "month", Duration.ofDays(30));

    private final People people;
    private final Bans bans;
    private final ModerationQueue queue;
    private final ModerationService moderation;
    private final DecisionDesk desk;
    private final MessageSource messages;
    private final Clock clock;

    PeopleController(
            People people,
            Bans bans,
            ModerationQueue queue,
            ModerationService moderation,
            DecisionDesk desk,
            MessageSource messages,
            Clock clock) {
        this.people = people;
        this.bans = bans;
        this.queue = queue;
        this.moderation = moderation;
        this.desk = desk;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("desk")
    String desk() {
        return "comments";
    }

    @GetMapping
    String list(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        return listPage(typed, Map.of(), "", user, model);
    }

    @GetMapping("/{id:\\d{1,18}}")
    String one(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String after,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        People.Person person = person(id, user);
        QueuePlace place = QueuePlace.parse(after, QueueOrder.TIME).orElseThrow(NotFound::new);
        List<QueuedComment> found = queue.of(person.email(), place, PAGE + 1, user);
        List<QueuedComment> shown = found.subList(0, Math.min(PAGE, found.size()));
        if (found.size() > PAGE) {
            model.addAttribute(
                    "olderAddress",
                    ADDRESS + "/" + id + "?after=" + QueuePlace.of(shown.get(PAGE - 1), QueueOrder.TIME));
        }
        model.addAttribute("person", person);
        model.addAttribute("comments", shown);
        model.addAttribute("bans", bans.of(person.email(), person.networkAddress()));
        model.addAttribute("reasons", Decision.reasons());
        model.addAttribute("trusts", List.of(Trust.NEW, Trust.APPROVED, Trust.TRUSTED));
        return "moderation/person";
    }

    /** Trust and what moderators tell each other about somebody. */
    @PostMapping("/{id:\\d{1,18}}")
    Object describe(
            @PathVariable long id,
            @RequestParam String trust,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        user.mustHaveEverywhere(Right.MODERATE_COMMENTS);
        People.Person person = person(id, user);
        people.describe(
                person.email(),
                Trust.settable(trust).orElseThrow(NotFound::new),
                cut(TypedText.lines(note), LONGEST_OWN_NOTE));
        return SeeOther.to(ADDRESS + "/" + id, flash, messages, "moderation.notice.person-saved");
    }

    /** Decides on all of somebody's comments at once. */
    @PostMapping("/{id:\\d{1,18}}/decisions")
    Object decide(
            @PathVariable long id,
            @RequestParam String decision,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam long last,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        People.Person person = person(id, user);
        Verdict verdict = switch (Decision.move(decision).orElseThrow(NotFound::new)) {
            case APPROVE -> Verdict.APPROVED;
            case SPAM -> Verdict.SPAM;
            case REMOVE -> Verdict.removed(Decision.reason(reason), cut(TypedText.lines(note), LONGEST_NOTE));
            default -> throw new NotFound();
        };
        Answer answer = desk.carryOut(Sweep.of(person.email(), verdict, last), verdict, user);
        flash.addFlashAttribute("notice", answer.notice());
        Long batch = answer.batch();
        if (batch != null) {
            flash.addFlashAttribute("undo", new DecisionController.Undo(batch, ADDRESS + "/" + id));
        }
        return SeeOther.to(ADDRESS + "/" + id);
    }

    /** Bans somebody's e-mail address, or the network they wrote from. */
    @PostMapping("/{id:\\d{1,18}}/bans")
    Object ban(
            @PathVariable long id,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String network,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String end,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        user.mustHaveEverywhere(Right.MODERATE_COMMENTS);
        People.Person person = person(id, user);
        boolean byNetwork = "network".equals(kind);
        Optional<String> whom = byNetwork ? BannedNetwork.read(network) : Optional.of(person.email());
        whom.ifPresent(found -> ban(byNetwork, found, reason, note, end, user));
        String notice = whom.isPresent() ? "moderation.notice.banned" : "moderation.error.network";
        return SeeOther.to(ADDRESS + "/" + id, flash, messages, notice);
    }

    /** Bans an e-mail address or a network that was typed. */
    @PostMapping("/bans")
    Object ban(
            @RequestParam(defaultValue = "") String whom,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String end,
            @AuthenticationPrincipal DeskUser user,
            Model model,
            RedirectAttributes flash) {
        user.mustHaveEverywhere(Right.MODERATE_COMMENTS);
        String typed = TypedText.line(whom).toLowerCase(Locale.ROOT);
        boolean byNetwork = !TypedText.isEmailAddress(typed);
        Optional<String> found = byNetwork ? BannedNetwork.read(typed) : Optional.of(typed);
        if (found.isEmpty()) {
            FormErrors errors = new FormErrors(messages);
            errors.add("whom", "moderation.error.whom");
            return new ModelAndView(
                    listPage("", errors.asMap(), whom, user, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        ban(byNetwork, found.get(), reason, note, end, user);
        return SeeOther.to(ADDRESS, flash, messages, "moderation.notice.banned");
    }

    @PostMapping("/bans/{ban:\\d{1,18}}/end")
    Object lift(
            @PathVariable long ban,
            @AuthenticationPrincipal DeskUser user,
            HttpServletRequest request,
            RedirectAttributes flash) {
        user.mustHaveEverywhere(Right.MODERATE_COMMENTS);
        if (!bans.lift(ban, user)) {
            throw new NotFound();
        }
        String back = request.getParameter("person");
        String address = back != null && back.matches("\\d{1,18}") ? ADDRESS + "/" + back : ADDRESS;
        return SeeOther.to(address, flash, messages, "moderation.notice.lifted");
    }

    private void ban(boolean byNetwork, String whom, @Nullable String reason, String note, String end, DeskUser user) {
        RemovalReason why = Decision.reason(reason);
        Duration length = ENDS.get(end);
        Instant endsAt = length == null ? null : clock.instant().plus(length);
        String words = cut(TypedText.lines(note), LONGEST_NOTE);
        if (byNetwork) {
            bans.banNetwork(whom, why, words, endsAt, user);
        } else {
            bans.banEmail(whom, why, words, endsAt, user);
        }
    }

    private People.Person person(long id, DeskUser user) {
        moderation.requireTheirs(List.of(id), user);
        return people.of(id).orElseThrow(NotFound::new);
    }

    private String listPage(String typed, Map<String, String> errors, String whom, DeskUser user, Model model) {
        String words = cut(TypedText.line(typed), 200);
        model.addAttribute("words", words);
        model.addAttribute(
                "found",
                !words.isEmpty() ? people.find(words, user) : user.worksEverywhere() ? people.known() : List.of());
        model.addAttribute("bans", user.worksEverywhere() ? bans.holding() : List.of());
        model.addAttribute("everywhere", user.worksEverywhere());
        model.addAttribute("reasons", Decision.reasons());
        model.addAttribute("errors", errors);
        model.addAttribute("whom", whom);
        return "moderation/people";
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
