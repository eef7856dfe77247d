package org.masthead.article;

import org.masthead.site.PageFurniture;
import org.masthead.site.WhenPrinted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whether there are corrections to lead to. */
@ControllerAdvice(annotations = Controller.class)
class CorrectionsOnPages {

    private final AnyCorrections corrections;
    private final PageFurniture furniture;

    CorrectionsOnPages(AnyCorrections corrections, PageFurniture furniture) {
        this.corrections = corrections;
        this.furniture = furniture;
    }

    @ModelAttribute
    void addTo(Model model) {
        model.addAttribute("corrected", new WhenPrinted<>(() -> furniture.of(corrections), false));
    }
}
