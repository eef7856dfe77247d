package org.masthead.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.Discussion;
import org.masthead.article.StoryMoves;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
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

/** Everything about a story that is not its text: notes, who does what, links for outsiders, how it is treated. */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles/{id}")
class WorkController {

    private static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_QUOTATION = 500;
    private static final int LONGEST_TASK = 200;
    private static final int LONGEST_LABEL = 120;
    private static final int LONGEST_HELP = 500;
    private static final int LONGEST_LINK_DAYS = 30;

    private final WorkPage page;
    private final StoryMoves stories;
    private final StoryNotes notes;
    private final Assignments assignments;
    private final PreviewLinks links;
    private final SiteSettings site;
    private final MessageSource messages;

    WorkController(
            WorkPage page,
            StoryMoves stories,
            StoryNotes notes,
            Assignments assignments,
            PreviewLinks links,
            SiteSettings site,
            MessageSource messages) {
        this.page = page;
        this.stories = stories;
        this.notes = notes;
        this.assignments = assignments;
        this.links = links;
        this.site = site;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "articles";
    }

    @GetMapping("/work")
    ModelAndView work(@PathVariable long id, @AuthenticationPrincipal DeskUser user) {
        return page.of(id, user);
    }

    @PostMapping("/notes")
    ModelAndView note(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        String body = stories.draft(id).body();
        FormErrors errors = new FormErrors(messages);
        String quotation = TypedText.lines(typed.get("quotation")).replaceAll("\\s+", " ");
        String text = text("text", TypedText.lines(typed.get("text")), LONGEST_NOTE, errors);
        text("quotation", quotation, LONGEST_QUOTATION, errors);
        if (TypedText.isInvisible(text)) {
            errors.add("text", "planning.error.note");
        }
        // Who writes sees a text that need not be saved yet.
        boolean writing = "editor".equals(typed.get("from"));
        if (!writing && !quotation.isEmpty() && !StoryNotes.isIn(body, quotation)) {
            errors.add("quotation", "planning.error.quotation");
        }
        if (!errors.isEmpty()) {
            return page.refused(id, user, typed, errors);
        }
        notes.write(id, quotation, text, user.id());
        return noted(id, typed.get("from"), flash, "planning.notice.note");
    }

    @PostMapping("/notes/{note}/answers")
    ModelAndView answer(
            @PathVariable long id,
            @PathVariable long note,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        String text = text("text", TypedText.lines(typed.get("text")), LONGEST_NOTE, errors);
        if (TypedText.isInvisible(text)) {
            errors.add("text", "planning.error.note");
        }
        if (!errors.isEmpty()) {
            return page.refused(id, user, Map.of("text", text), errors);
        }
        if (!notes.answer(id, note, text, user.id())) {
            throw new NotFound();
        }
        return noted(id, typed.get("from"), flash, "planning.notice.answered");
    }

    @PostMapping("/notes/{note}")
    ModelAndView settle(
            @PathVariable long id,
            @PathVariable long note,
            @RequestParam(defaultValue = "true") boolean resolved,
            @RequestParam(required = false) @Nullable String from,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        notes.settle(id, note, resolved, user.id());
        return noted(id, from, flash, resolved ? "planning.notice.resolved" : "planning.notice.reopened");
    }

    @PostMapping("/assignments")
    ModelAndView assign(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        stories.draft(id);
        FormErrors errors = new FormErrors(messages);
        String task = text("task", TypedText.line(typed.get("task")), LONGEST_TASK, errors);
        if (TypedText.isInvisible(task)) {
            errors.add("task", "planning.error.task");
        }
        Optional<Long> who = TypedText.number(typed.get("who"));
        if (who.isEmpty()) {
            errors.add("who", "planning.error.who");
        }
        @Nullable
        Instant dueAt = TypedText.line(typed.get("dueAt")).isEmpty()
                ? null
                : TypedMoment.read("dueAt", typed.get("dueAt"), TypedMoment.FIRST, site.timeZone(), errors)
                        .orElse(null);
        if (errors.isEmpty() && !assignments.assign(id, who.orElseThrow(), task, dueAt, user.id())) {
            errors.add("who", "planning.error.who");
        }
        return errors.isEmpty()
                ? done(id, "assignments", flash, "planning.notice.assigned")
                : page.refused(id, user, typed, errors);
    }

    @PostMapping("/assignments/{assignment}")
    ModelAndView finish(
            @PathVariable long id,
            @PathVariable long assignment,
            @RequestParam(defaultValue = "true") boolean done,
            RedirectAttributes flash) {
        assignments.settle(id, assignment, done);
        return done(id, "assignments", flash, done ? "planning.notice.done" : "planning.notice.undone");
    }

    @PostMapping("/links")
    ModelAndView link(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        stories.draft(id);
        FormErrors errors = new FormErrors(messages);
        String label = text("label", TypedText.line(typed.get("label")), LONGEST_LABEL, errors);
        long days = TypedText.number(typed.get("days")).orElse(0L);
        if (days < 1 || days > LONGEST_LINK_DAYS) {
            errors.add("days", "planning.error.days", LONGEST_LINK_DAYS);
        }
        if (!errors.isEmpty()) {
            return page.refused(id, user, typed, errors);
        }
        String token = links.make(id, label, Duration.ofDays(days), user.id());
        flash.addFlashAttribute("freshLink", site.absolute("/preview/" + token));
        return done(id, "links", flash, "planning.notice.link");
    }

    @PostMapping("/links/{link}/revocation")
    ModelAndView revoke(
            @PathVariable long id,
            @PathVariable long link,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        if (!links.revoke(id, link, user.id())) {
            throw new NotFound();
        }
        return done(id, "links", flash, "planning.notice.revoked");
    }

    @PostMapping("/sensitivity")
    ModelAndView treat(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        boolean sensitive = "true".equals(typed.get("sensitive"));
        String help = text("helpText", TypedText.line(typed.get("helpText")), LONGEST_HELP, errors);
        if (!errors.isEmpty()) {
            return page.refused(id, user, typed, errors);
        }
        Discussion before = stories.draft(id).discussion();
        Discussion replies = "HELD".equals(typed.get("replies")) ? Discussion.HELD : Discussion.CLOSED;
        stories.treatAsSensitive(id, sensitive, sensitive ? help : "", sensitive ? replies : before, user);
        return done(id, "sensitivity", flash, sensitive ? "planning.notice.sensitive" : "planning.notice.ordinary");
    }

    private static String text(String field, String typed, int longest, FormErrors errors) {
        if (TypedText.hasControlCharacters(typed)) {
            errors.add(field, "article.error.control");
        }
        if (typed.length() > longest) {
            errors.add(field, "article.error.long", longest);
        }
        return typed;
    }

    /** Back to where the notes were read. */
    private ModelAndView noted(long id, @Nullable String from, RedirectAttributes flash, String noticeKey) {
        return "editor".equals(from)
                ? SeeOther.to("/desk/articles/" + id + "#notes", flash, messages, noticeKey)
                : done(id, "notes", flash, noticeKey);
    }

    private ModelAndView done(long id, String place, RedirectAttributes flash, String noticeKey) {
        return SeeOther.to("/desk/articles/" + id + "/work#" + place, flash, messages, noticeKey);
    }
}
