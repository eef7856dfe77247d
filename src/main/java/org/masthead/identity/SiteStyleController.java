package org.masthead.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Accent;
import org.masthead.site.SiteSettings;
import org.masthead.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The site's own colour as a style sheet: pages carry no styles of their own. */
@Controller
class SiteStyleController {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final SiteSettings site;

    SiteStyleController(SiteSettings site) {
        this.site = site;
    }

    /** Kept for ever under the address that its content makes; under any other, asked about each time. */
    @GetMapping("/site.css")
    ResponseEntity<String> styles(@RequestParam(required = false) @Nullable String v) {
        Accent accent = site.accent();
        if (accent == null) {
            throw new NotFound();
        }
        String styles = accent.styleSheet();
        boolean current = Accent.version(styles).equals(v);
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(
                        current
                                ? CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable()
                                : CacheControl.noCache())
                .body(styles);
    }
}
