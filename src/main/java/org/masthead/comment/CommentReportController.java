package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.text.CommentMarkup;
import org.masthead.web.FormErrors;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where readers report a comment to the moderators. */
@Controller
@RequestMapping(ConversationController.PLACE + "/{id:\\d{1,18}}/report")
class CommentReportController {

    private static final int LONGEST_NOTE = 2000;

    private final LiveComments comments;
    private final CommentReports reports;
    private final NetworkAddresses networks;
    private final RateLimit perHour;
    private final MessageSource messages;

    CommentReportController(
            LiveComments comments,
            CommentReports reports,
            NetworkAddresses networks,
            RateLimits limits,
            CommentSettings settings,
            MessageSource messages) {
        this.comments = comments;
        this.reports = reports;
        this.networks = networks;
        this.perHour = limits.of(settings.readers().reportsPerHour(), Duration.ofHours(1));
        this.messages = messages;
    }

    /** What a reader typed. {@code nickname} is a trap that people do not see. */
    record ReportForm(
            @Nullable String reason,
            @Nullable String note,
            @Nullable String nickname) {}

    @GetMapping
    Object form(
            @PathVariable String year, @PathVariable String month, @PathVariable String slug, @PathVariable long id) {
        LiveComments.Found found = comments.find("/" + year + "/" + month + "/" + slug, id);
        return found.lively()
                ? page(HttpStatus.OK, found, new ReportForm(null, null, null), null)
                : seeOther(found.address());
    }

    @GetMapping("/thanks")
    ModelAndView thanks(
            @PathVariable String year, @PathVariable String month, @PathVariable String slug, @PathVariable long id) {
        LiveComments.Found found = comments.find("/" + year + "/" + month + "/" + slug, id);
        return new ModelAndView("comment/reported")
                .addObject("address", found.address())
                .addObject("headline", found.article().headline());
    }

    @PostMapping
    Object report(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @PathVariable long id,
            ReportForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        LiveComments.Found found = comments.find("/" + year + "/" + month + "/" + slug, id);
        if (!found.lively()) {
            return seeOther(found.address());
        }
        FormErrors errors = new FormErrors(messages);
        Optional<ReportReason> reason = Arrays.stream(ReportReason.values())
                .filter(each -> each.name().equals(form.reason()))
                .findFirst();
        String note = note(form, reason, errors);
        if (reason.isEmpty() || !errors.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, found, form, errors);
        }
        RateLimit.Verdict verdict = perHour.tryAcquire(networks.neighbourhoodOf(request));
        if (!verdict.allowed()) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.report.often", verdict.seconds() / 60 + 1);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
            return page(HttpStatus.TOO_MANY_REQUESTS, found, form, errors);
        }
        reports.report(id, reason.get(), note, networks.of(request));
        return seeOther(found.address() + "/report/thanks");
    }

    private static String note(ReportForm form, Optional<ReportReason> reason, FormErrors errors) {
        if (reason.isEmpty()) {
            errors.add("reason", "comment.error.reason");
        }
        String note = TypedText.lines(form.note());
        if (TypedText.hasControlCharacters(note)) {
            errors.add("note", "comment.error.control");
        } else if (note.length() > LONGEST_NOTE) {
            errors.add("note", "comment.error.long", LONGEST_NOTE);
        } else if (reason.isPresent() && reason.get().needsWords() && TypedText.isInvisible(note)) {
            errors.add("note", "comment.error.words");
        }
        if (!TypedText.line(form.nickname()).isEmpty()) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.nickname");
        }
        return note;
    }

    private static ModelAndView page(
            HttpStatus status, LiveComments.Found found, ReportForm form, @Nullable FormErrors errors) {
        Comment comment = found.comment();
        return new ModelAndView("comment/report", status)
                .addObject(
                        "comment",
                        CommentView.quoted(
                                comment.getId(),
                                comment.getAuthorName(),
                                comment.getCreatedAt(),
                                CommentMarkup.render(comment.getBody())))
                .addObject("address", found.address())
                .addObject("headline", found.article().headline())
                .addObject("reasons", ReportReason.values())
                .addObject("form", form)
                .addObject("errors", errors == null ? null : errors.asMap());
    }

    private static ResponseEntity<Void> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
