package org.masthead.front;

import org.masthead.site.PageFurniture;
import org.masthead.site.WhenPrinted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The strip at the head of every public page; read only by a page that prints it. */
@ControllerAdvice(annotations = Controller.class)
class BreakingOnPages {

    private final StripNow strip;
    private final PageFurniture furniture;

    BreakingOnPages(StripNow strip, PageFurniture furniture) {
        this.strip = strip;
        this.furniture = furniture;
    }

    @ModelAttribute
    void addTo(Model model) {
        model.addAttribute(
                "breaking", new WhenPrinted<>(() -> furniture.of(strip).orElse(null), null));
    }
}
