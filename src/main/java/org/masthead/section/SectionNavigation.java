package org.masthead.section;

import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** The sections at the head and foot of every page; read only by a page that prints them. */
@ControllerAdvice(annotations = Controller.class)
class SectionNavigation {

    private final SectionsOnPages sections;

    SectionNavigation(SectionsOnPages sections) {
        this.sections = sections;
    }

    @ModelAttribute
    void addTo(Model model) {
        model.addAttribute("sections", new LazyContextVariable<List<SectionLabel>>() {
            @Override
            protected List<SectionLabel> loadValue() {
                try {
                    return sections.all();
                } catch (DataAccessException | TransactionException unreachable) {
                    // The page that says so must not fail for the same reason.
                    return List.of();
                }
            }
        });
    }
}
