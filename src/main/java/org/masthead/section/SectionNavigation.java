package org.masthead.section;

import java.util.List;
import org.masthead.site.WhenPrinted;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The sections at the head and foot of every page; read only by a page that prints them. */
@ControllerAdvice(annotations = Controller.class)
class SectionNavigation {

    private final SectionsOnPages sections;

    SectionNavigation(SectionsOnPages sections) {
        this.sections = sections;
    }

    @ModelAttribute
    void addTo(Model model) {
        model.addAttribute("sections", new WhenPrinted<>(sections::all, List.of()));
    }
}
