package org.masthead.reader;

import org.masthead.account.Scope;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Explains the API to people; its description for programs says all the rest. */
@Controller
class DevelopersController {

    private static final String ADDRESS = "/api";

    /** Where everything is, as the other examples take it up. */
    private static final String READING = """
            API=%s
            curl "$API/articles?limit=5&fields=id,url,headline"
            curl "$API/articles?q=harbour&section=town"
            curl "$API/articles/4711"
            curl "$API/articles/4711/comments\"""";

    private static final String WRITING = """
            curl "$API/desk/articles" \\
              -H "Authorization: Bearer $TOKEN" \\
              -H 'Content-Type: application/json' \\
              -H 'Idempotency-Key: import-4711' \\
              -d '{"headline": "Harbour reopens",
                   "section": 1,
                   "html": "<p>At last.</p>"}'""";

    private static final String CHANGING = """
            curl -X PATCH "$API/desk/articles/4711" \\
              -H "Authorization: Bearer $TOKEN" \\
              -H 'Content-Type: application/json' \\
              -H 'If-Match: "17"' \\
              -d '{"teaser": "Ships are back."}'

            curl "$API/desk/articles/4711/moves" \\
              -H "Authorization: Bearer $TOKEN" \\
              -H 'Content-Type: application/json' \\
              -H 'If-Match: "18"' \\
              -d '{"move": "publish",
                   "correctionKind": "NONE"}'""";

    private static final String UPLOADING = """
            curl "$API/desk/pictures" \\
              -H "Authorization: Bearer $TOKEN" \\
              -F file=@gulls.jpg \\
              -F alt='Gulls over the quay' \\
              -F credit='Nell Thorsby'""";

    private final SiteSettings site;
    private final MessageSource messages;

    DevelopersController(SiteSettings site, MessageSource messages) {
        this.site = site;
        this.messages = messages;
    }

    @GetMapping(ADDRESS)
    String page(Model model) {
        String title = messages.getMessage("developer.title", null, LocaleContextHolder.getLocale());
        model.addAttribute("page", new PageHead(title, "", site.absolute(ADDRESS), null, null));
        model.addAttribute("scopes", Scope.values());
        model.addAttribute("reading", READING.formatted(site.absolute("/api/v1")));
        model.addAttribute("writing", WRITING);
        model.addAttribute("changing", CHANGING);
        model.addAttribute("uploading", UPLOADING);
        return "reader/developers";
    }
}
