package org.masthead.errata;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.Correction;
import org.masthead.article.CorrectionKind;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.Cursor;
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

/** The queue of reported errors. */
@Controller
@Needs(Right.CORRECT_STORIES)
@RequestMapping("/desk/errors")
class ErrorDeskController {

    private static final int PAGE = 30;
    private static final int LONGEST_REASON = 1000;

    private final ErrorReports reports;
    private final MessageSource messages;

    ErrorDeskController(ErrorReports reports, MessageSource messages) {
        this.reports = reports;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "errors";
    }

    @GetMapping
    String queue(
            @RequestParam(defaultValue = "reported") String status,
            @RequestParam(required = false) @Nullable String before,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        ReportStatus shownStatus = ReportStatus.of(status).orElseThrow(NotFound::new);
        Cursor cursor = Cursor.parse(before).orElseThrow(NotFound::new);
        List<ErrorReport> found = reports.in(shownStatus, cursor, PAGE + 1, user);
        List<ErrorReport> shown = found.subList(0, Math.min(PAGE, found.size()));
        String address = "/desk/errors?status=" + shownStatus.key();
        if (found.size() > PAGE) {
            ErrorReport last = shown.get(PAGE - 1);
            model.addAttribute("olderAddress", address + "&before=" + new Cursor(last.reportedAt(), last.id()));
        }
        model.addAttribute("newestAddress", before == null ? null : address);
        model.addAttribute("status", shownStatus.key());
        model.addAttribute(
                "states",
                Arrays.stream(ReportStatus.values()).map(ReportStatus::key).toList());
        model.addAttribute("counts", reports.counts(user));
        model.addAttribute("reports", shown);
        return "errata/desk/queue";
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable long id, @AuthenticationPrincipal DeskUser user) {
        ErrorReport report = get(id, user);
        String prefilled = report.explanation().length() > Correction.LONGEST
                ? report.explanation().substring(0, Correction.LONGEST)
                : report.explanation();
        return page(report, CorrectionKind.CORRECTION, prefilled, "", HttpStatus.OK, Map.of());
    }

    @PostMapping("/{id}/correction")
    ModelAndView correct(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String text,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        ErrorReport report = get(id, user);
        FormErrors errors = new FormErrors(messages);
        CorrectionKind chosen = Arrays.stream(CorrectionKind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElse(CorrectionKind.CORRECTION);
        String note = checked("text", text, Correction.LONGEST, "errata.error.note", errors);
        if (!errors.isEmpty()) {
            return page(report, chosen, text, "", HttpStatus.UNPROCESSABLE_CONTENT, errors.asMap());
        }
        boolean done = reports.correct(id, chosen, note, user);
        return done(id, done ? "errata.notice.corrected" : "errata.notice.tooLate", flash);
    }

    @PostMapping("/{id}/decision")
    ModelAndView decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        ErrorReport report = get(id, user);
        ReportStatus target = ReportStatus.of(status).orElseThrow(NotFound::new);
        String why = "";
        if (target == ReportStatus.DECLINED) {
            FormErrors errors = new FormErrors(messages);
            why = checked("reason", reason, LONGEST_REASON, "errata.error.reason", errors);
            if (!errors.isEmpty()) {
                return page(
                        report,
                        CorrectionKind.CORRECTION,
                        report.explanation(),
                        reason,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        errors.asMap());
            }
        }
        boolean done = reports.decide(id, target, why, user);
        return done(id, done ? "errata.notice." + target.key() : "errata.notice.tooLate", flash);
    }

    private String checked(String field, String typed, int longest, String requiredKey, FormErrors errors) {
        String text = TypedText.lines(typed);
        if (TypedText.isInvisible(text)) {
            errors.add(field, requiredKey);
        } else if (TypedText.hasControlCharacters(text)) {
            errors.add(field, "errata.error.control");
        } else if (text.length() > longest) {
            errors.add(field, "errata.error.long", longest);
        }
        return text;
    }

    private ErrorReport get(long id, DeskUser user) {
        ErrorReport report = reports.find(id).orElseThrow(NotFound::new);
        user.mustHave(Right.CORRECT_STORIES, false, report.sectionId());
        return report;
    }

    private ModelAndView done(long id, String noticeKey, RedirectAttributes flash) {
        return SeeOther.to("/desk/errors/" + id, flash, messages, noticeKey);
    }

    private static ModelAndView page(
            ErrorReport report,
            CorrectionKind kind,
            String text,
            String reason,
            HttpStatus status,
            Map<String, String> errors) {
        return new ModelAndView("errata/desk/report", status)
                .addObject("report", report)
                .addObject("kinds", CorrectionKind.values())
                .addObject("kind", kind)
                .addObject("text", text)
                .addObject("reason", reason)
                .addObject("errors", errors);
    }
}
