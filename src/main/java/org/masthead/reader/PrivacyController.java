package org.masthead.reader;

import java.util.Locale;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the site keeps of people, told from the settings it runs with, and what it is made of. */
@Controller
class PrivacyController {

    private final SiteSettings site;
    private final DiscussionPolicies policies;
    private final MessageSource messages;

    PrivacyController(SiteSettings site, DiscussionPolicies policies, MessageSource messages) {
        this.site = site;
        this.policies = policies;
        this.messages = messages;
    }

    @GetMapping("/privacy")
    String page(Model model) {
        String title = messages.getMessage("privacy.title", null, LocaleContextHolder.getLocale());
        model.addAttribute("page", new PageHead(title, "", site.absolute("/privacy"), null, null));
        DiscussionPolicy policy = policies.now();
        boolean allRead = policy.mode() == DiscussionPolicy.Mode.PRE_MODERATED;
        DiscussionPolicy.Approval approval = allRead ? DiscussionPolicy.Approval.EVERY_COMMENT_HELD : policy.approval();
        model.addAttribute("networkAddressDays", policy.networkAddressDays());
        model.addAttribute("approval", approval.name().toLowerCase(Locale.ROOT));
        model.addAttribute("akismet", !policy.spam().akismetKey().isEmpty());
        return "reader/privacy";
    }
}
