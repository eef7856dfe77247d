package org.masthead.reader;

import org.masthead.comment.CommentSettings;
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
    private final CommentSettings comments;
    private final MessageSource messages;

    PrivacyController(SiteSettings site, CommentSettings comments, MessageSource messages) {
        this.site = site;
        this.comments = comments;
        this.messages = messages;
    }

    @GetMapping("/privacy")
    String page(Model model) {
        String title = messages.getMessage("privacy.title", null, LocaleContextHolder.getLocale());
        model.addAttribute("page", new PageHead(title, "", site.absolute("/privacy"), null, null));
        model.addAttribute("networkAddressDays", comments.networkAddressDays());
        model.addAttribute("everyReplyHeld", comments.approval() == CommentSettings.Approval.EVERY_COMMENT_HELD);
        return "reader/privacy";
    }
}
