package org.masthead.spam;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules of the conversation: try them on what was written lately, and save them. */
@Controller
@Needs(Right.CHANGE_SETTINGS)
@RequestMapping("/desk/settings/discussion")
class DiscussionController {

    private static final Logger LOG = LoggerFactory.getLogger(DiscussionController.class);

    private static final String ONLY_TRY = "try";
    private static final List<Integer> DAYS = List.of(1, 7, 30, 90);
    private static final int USUAL_DAYS = 7;

    private final DiscussionPolicies policies;
    private final RuleSimulator simulator;
    private final MessageSource messages;

    DiscussionController(DiscussionPolicies policies, RuleSimulator simulator, MessageSource messages) {
        this.policies = policies;
        this.simulator = simulator;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView page() {
        DiscussionPolicies.Version current = policies.find();
        PolicyForm form = PolicyForm.of(current.version(), current.policy());
        return page(form, new FormErrors(messages), HttpStatus.OK, null, USUAL_DAYS);
    }

    @PostMapping
    ModelAndView save(
            @RequestParam Map<String, String> typed, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        DiscussionPolicies.Version current = policies.find();
        PolicyForm form = PolicyForm.typed(typed, current.policy());
        FormErrors errors = new FormErrors(messages);
        DiscussionPolicy policy = form.read(errors);
        int days = days(typed.get("days"));
        if (!errors.isEmpty()) {
            return page(form, errors, HttpStatus.UNPROCESSABLE_CONTENT, null, days);
        }
        if (ONLY_TRY.equals(typed.get("do"))) {
            return page(form, errors, HttpStatus.OK, simulator.replay(policy, days), days);
        }
        if (!policies.save(form.version(), policy)) {
            errors.add(FormErrors.WHOLE_FORM, "discussion.error.conflict");
            return page(form.withVersion(policies.find().version()), errors, HttpStatus.CONFLICT, null, days);
        }
        LOG.info("Account {} changed the rules of the conversation", user.id());
        flash.addFlashAttribute(
                "notice", messages.getMessage("discussion.saved", null, LocaleContextHolder.getLocale()));
        return SeeOther.to("/desk/settings/discussion");
    }

    private static int days(@Nullable String typed) {
        return DAYS.stream()
                .filter(each -> each.toString().equals(typed))
                .findFirst()
                .orElse(USUAL_DAYS);
    }

    private static ModelAndView page(
            PolicyForm form, FormErrors errors, HttpStatus status, RuleSimulator.@Nullable Replay replay, int days) {
        return new ModelAndView("spam/desk/discussion", status)
                .addObject("desk", "discussion")
                .addObject("form", form.values())
                .addObject("replay", replay)
                .addObject("days", days)
                .addObject("spans", DAYS)
                .addObject("weekdays", DayOfWeek.values())
                .addObject("errors", errors.asMap());
    }
}
