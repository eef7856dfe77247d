package org.masthead.site;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the site's name and address within reach of every page. */
@ControllerAdvice(annotations = Controller.class)
class SiteOnPages {

    private final SiteSettings site;

    SiteOnPages(SiteSettings site) {
        this.site = site;
    }

    @ModelAttribute("site")
    SiteSettings site() {
        return site;
    }
}
